// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

import type { Role, RoomIdentity } from './hub';

/** A bearer token, valid until expiresAt (UTC). The hub takes it as access_token, REST, WHIP and WHEP as Authorization: Bearer. */
export interface AccessToken {
  token: string;
  expiresAt: string;
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

/** Body of POST /api/rooms/token: exchange a device key for an access token. 200 with AccessToken, 401 when the key is wrong or was withdrawn. */
export interface RoomTokenRequest {
  roomId: string;
  key: string;
}
