// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

import type { RoomKind } from './county';
import type { Role, RoomIdentity } from './hub';

/** A bearer token, valid until expiresAt (UTC). The hub takes it as access_token, REST, WHIP and WHEP as Authorization: Bearer. */
export interface AccessToken {
  token: string;
  expiresAt: string;
}

/** Body of PUT /api/county, for administrators: the county's shown name, under the rules of a room's. 204, 400 badName. */
export interface CountyName {
  name: string;
}

/** Body of POST /api/session: a person signs in and receives a cookie. 200 with Me, 401, or 429 while locked out. */
export interface Credentials {
  userName: string;
  password: string;
}

/** Body of POST /api/demo/pair, in the demo county only: become this room. 200 with DeviceKey. */
export interface DemoPairRequest {
  roomId: string;
}

/** A device's long-lived key. Kept by the device, stored as a hash by the relay. */
export interface DeviceKey {
  room: RoomIdentity;
  key: string;
}

/** Body of POST /api/setup: the first administrator, by the one-time token printed on the console. 200 with Me, 400 for a weak password, 404 when the token is wrong, used, or an administrator exists. */
export interface FirstAdministrator {
  token: string;
  userName: string;
  name: string;
  password: string;
}

/** Answer of GET and POST /api/session: who is signed in. */
export interface Me {
  userName: string;
  name: string;
  role: Role;
}

/** Body of POST /api/rooms, for administrators: adds a room. 200 with RoomRecord, 400 badName, 409 nameTaken. */
export interface NewRoom {
  /** Shown name, unique in the county: 1 to 32 letters, digits, spaces and the marks -_·.、（）(). */
  name: string;
  /** Name of its school; a school not known yet is made. */
  school: string;
  /** 学区 of the school: null leaves it as it is, empty takes the school out of its 学区, a name not known yet makes one. */
  district: string | null;
  kind: RoomKind;
}

/** Body of POST /api/rooms/pair: a device becomes a room. The code is eight digits, works once, and ends after a day. 200 with DeviceKey, 404 for a wrong or used code, 429 after too many tries. */
export interface PairRequest {
  code: string;
}

/** Answer of POST /api/rooms/{id}/pairing-code, for administrators: eight digits to type on the device, once, before expiresAt (UTC). An older code of the room ends. */
export interface PairingCode {
  code: string;
  expiresAt: string;
}

/** Answer of GET /api/info, without sign-in: what a page needs before it knows who it is. */
export interface PublicInfo {
  /** Name of the county. */
  county: string;
  version: string;
  /** True in the demo county: then demoRooms lists the rooms a page may become with one click (POST /api/demo/pair). */
  demo: boolean;
  demoRooms: RoomIdentity[];
  /** True until the first administrator was made through the one-time link. */
  needsFirstAdministrator: boolean;
}

/** Body of PUT /api/rooms/{id}/receivers, for administrators: all receiving rooms that this lecture room's next lessons bring in. 204, 400 badPairing when one is no receiving room or this is no lecture room, 404. */
export interface ReceiverChoice {
  roomIds: string[];
}

/** Body of POST /api/rooms/import, for administrators: many rooms at once. 200 with RoomImportOutcome, whether they were added or not. */
export interface RoomImport {
  /** A table with the heads 学校, 教室, 类型 (主讲 or 接收), 学区 and 主讲教室 in any order, of which the last two may be left out. 主讲教室 names the lecture rooms that a receiving room follows, with 、 between them; they stand in the table or exist already. */
  csv: string;
}

/** What is wrong with one row of a table of rooms. */
export interface RoomImportError {
  /** Line of the file, the head being 1. */
  line: number;
  fault: RoomImportFault;
  /** The text that is at fault, or the missing head. */
  text: string;
}

/** Why a row of a table of rooms cannot be taken. */
export type RoomImportFault =
  /** The table has no column of this name. */
  | 'missingColumn'
  /** The table has no rows. */
  | 'empty'
  /** The table has more rows than a county has rooms; the text is the most it may have. */
  | 'tooManyRows'
  /** The text breaks the rules of a name. */
  | 'badName'
  /** The kind is neither 主讲 nor 接收. */
  | 'badKind'
  /** Another room, of the county or of the table, has the name. */
  | 'nameTaken'
  /** The lecture room to follow is neither in the county nor in the table. */
  | 'noSuchLectureRoom'
  /** A lecture room follows nobody. */
  | 'lectureRoomFollows';

/** Answer of POST /api/rooms/import. All rows are added, or with any error none. */
export interface RoomImportOutcome {
  added: number;
  errors: RoomImportError[];
}

/** Body of PUT /api/rooms/{id}, for administrators: new names, under the rules of NewRoom. 204, 400 badName, 404, 409 nameTaken. What kind a room is never changes. */
export interface RoomLabels {
  name: string;
  school: string;
  district: string | null;
}

/** A room as its administrator sees it. GET /api/rooms answers all of them, in the order of the wall. */
export interface RoomRecord {
  roomId: string;
  name: string;
  school: string;
  /** Name of the 学区 the school belongs to, or empty. */
  district: string;
  kind: RoomKind;
  /** Receiving rooms brought into this room's lessons; empty for a receiving room. */
  receiverIds: string[];
  /** Devices whose key is good. */
  devices: number;
  /** Until when an unused pairing code of the room is good (UTC), or null when there is none. */
  codeExpiresAt: string | null;
  /** True while it is in a live lesson or gives one; then it cannot be deleted. */
  inLesson: boolean;
}

/** Body of POST /api/rooms/token: exchange a device key for an access token. 200 with AccessToken, 401 when the key is wrong or was withdrawn. */
export interface RoomTokenRequest {
  roomId: string;
  key: string;
}
