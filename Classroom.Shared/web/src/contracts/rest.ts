// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

import type { RoomKind } from './county';
import type { Role, RoomIdentity } from './hub';
import type { SourceKind } from './lessons';
import type { Answer, Question } from './lessonsQuiz';

/** A bearer token, valid until expiresAt (UTC). The hub takes it as access_token, REST, WHIP and WHEP as Authorization: Bearer. */
export interface AccessToken {
  token: string;
  expiresAt: string;
}

/** Where pupils' devices go. */
export interface AnswerDoor {
  /** The page as a phone in the school's network opens it; a QR code on a room's screen adds "?code=" and six digits. */
  address: string;
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

/** Datagrams a worker has dropped for one reason. */
export interface DroppedPackets {
  /** A word of small letters and underscores; the same in /metrics. */
  reason: string;
  packets: number;
}

/** What the thread of the handshakes has done. */
export interface DtlsHealth {
  started: number;
  /** Handshakes that gave keys. */
  connected: number;
  /** Sessions that ended by an error. */
  failed: number;
  /** Dropped because too many were waiting. */
  datagramsDropped: number;
  /** Jobs waiting now. */
  waiting: number;
}

/** Body of POST /api/setup: the first administrator, by the one-time token printed on the console. 200 with Me, 400 for a weak password, 404 when the token is wrong, used, or an administrator exists. */
export interface FirstAdministrator {
  token: string;
  userName: string;
  name: string;
  password: string;
}

/** A seat that a device holds now. */
export interface HeldSeat {
  /** Bearer token for the hub; good for this seat in this lesson only, and while the device holds the seat. */
  token: string;
  expiresAt: string;
  lessonId: string;
  /** The room's name. */
  room: string;
  seat: number;
}

/** Answer of POST /api/helpers/code, for a receiving room's device: what its screen shows as a QR code, so that a teacher in the room can be its helper. The code is good for this room only and changes every two minutes. */
export interface HelperCode {
  code: string;
  /** What a phone opens; the code stands behind its #, so that no server between the two sees it. */
  address: string;
  /** From when it buys nothing more (UTC). A fresh one should be on the screen two minutes before. */
  expiresAt: string;
}

/** Makes a phone a helper of one receiving room for the rest of the school day. */
export interface HelperPass {
  room: RoomIdentity;
  name: string;
  /** Bearer token; ends earlier when the room's device keys are withdrawn. */
  token: string;
  /** UTC. */
  expiresAt: string;
}

/** Body of POST /api/helpers/token: exchange a room's code for a helper's token. 200 with HelperPass, 400 badName, 404 when the code is wrong or too old, 429. */
export interface HelperTokenRequest {
  code: string;
  /** Who helps, as the lesson's roll will show it; under the rules of NewRoom. */
  name: string;
}

/** A pupil's device asks for a seat. */
export interface JoinSeat {
  /** The six digits on the room's screen. */
  code: string;
  /** 1 to MaxSeat. */
  seat: number;
  /** The token of a seat that this device holds already, whatever lesson it was of: in the same room it is given up for the new one. */
  token?: string;
}

/** How the lessons' logs reach the database. */
export interface JournalHealth {
  /** "SQLite" or "PostgreSQL". */
  database: string;
  /** Events stored since the start. */
  stored: number;
  /** Events that wait to be stored; their commands are not acknowledged yet. */
  waiting: number;
  /** For how long the database has taken none; 0 while it takes them. */
  refusingSeconds: number;
}

/** A live lesson's media. */
export interface LessonHealth {
  lessonId: string;
  title: string;
  startedAt: string;
  /** Name of the worker it is on. */
  worker: string;
  /** Every room that takes part, the lecture room first. */
  rooms: RoomHealth[];
}

/** A lesson of the past, or one that goes on. GET /api/lessons answers the latest 100, newest first, to directors and administrators. */
export interface LessonSummary {
  lessonId: string;
  /** Its lecture room's name now; its identifier when the room is gone. */
  lectureRoom: string;
  startedAt: string;
  /** Null while it goes on. */
  endedAt: string | null;
}

/** Answer of GET and POST /api/session: who is signed in. */
export interface Me {
  userName: string;
  name: string;
  role: Role;
}

/** Body of POST /api/timetable, for directors and administrators. 200 with PlannedLesson; 400 with a PlanFault as code, 409 when a room is planned elsewhere at that time. */
export interface NewPlannedLesson {
  lectureRoomId: string;
  /** Null for the rooms that the lecture room is paired with. */
  receiverIds: string[] | null;
  /** 学科, may be empty. */
  subject: string;
  /** 课题, may be empty. */
  title: string;
  startsAt: string;
  endsAt: string;
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

/** Why a lesson cannot be planned. */
export type PlanFault =
  /** The table has no column of this name. */
  | 'missingColumn'
  /** The table has no rows. */
  | 'empty'
  /** The table has more rows than are taken at once; the text is the most it may have. */
  | 'tooManyRows'
  /** No date such as 2026-09-01. */
  | 'badDate'
  /** No time such as 08:30. */
  | 'badTime'
  /** It ends before it begins, or lasts longer than four hours. */
  | 'badLength'
  /** There is no lecture room of this name. */
  | 'noSuchLectureRoom'
  /** There is no receiving room of this name. */
  | 'noSuchReceivingRoom'
  /** The subject or title is too long, or holds what cannot be shown. */
  | 'badText'
  /** The room has another lesson at that time. */
  | 'roomTaken';

/** Body of POST /api/timetable/import, for directors and administrators: many lessons at once. 200 with PlanImportOutcome, whether they were added or not. */
export interface PlanImport {
  /** A table with the heads 日期, 开始, 结束, 主讲教室, 接收教室, 学科 and 课题 in any order, of which the last three may be left out. Rooms by name; of 接收教室 several with 、 between them, none for the rooms that the lecture room is paired with. */
  csv: string;
}

/** What is wrong with one row of a timetable. */
export interface PlanImportError {
  /** Line of the file, the head being 1. */
  line: number;
  fault: PlanFault;
  /** The text that is at fault, or the missing head. */
  text: string;
}

/** Answer of POST /api/timetable/import. All rows are added, or with any error none. */
export interface PlanImportOutcome {
  added: number;
  errors: PlanImportError[];
}

/** A lesson that is to be given: a room, rooms that follow, a date and a time. Answer of GET /api/timetable/{day}, in the order of their beginning, and of POST /api/timetable, for directors and administrators. */
export interface PlannedLesson {
  planId: string;
  lectureRoomId: string;
  /** The rooms that follow; they take the place of the lecture room's pairings. */
  receiverIds: string[];
  /** 学科, or empty. */
  subject: string;
  /** 课题, or empty. */
  title: string;
  startsAt: string;
  endsAt: string;
}

/** A question that waits to be asked. */
export interface PreparedQuestion {
  question: Question;
  right?: Answer;
  /** It is asked with paper cards. */
  cards?: boolean;
  /** The courseware it belongs to, or null. */
  coursewareId?: string;
  /** The page of it, from 1, or null for all. */
  page?: number;
}

/** What a lecture room has prepared, in its order. */
export interface PreparedQuestions {
  /** At most MaxPrepared. */
  questions: PreparedQuestion[];
}

/** What the relay's process uses. */
export interface ProcessHealth {
  startedAt: string;
  /** User and system time of all threads since the start. */
  cpuSeconds: number;
  residentBytes: number;
  /** Managed objects, dead ones that were not collected yet included. */
  heapBytes: number;
  /** Managed memory ever allocated. */
  allocatedBytes: number;
  /** Garbage collections by generation, 0 first. */
  collections: number[];
  /** Time for which collections held all threads. */
  pauseSeconds: number;
  threads: number;
  openDescriptors: number;
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

/** What came from a room as one kind of track, all its layers together. */
export interface PublishedHealth {
  kind: SourceKind;
  /** Tracks now; 0 when none is left of what was counted. */
  tracks: number;
  packets: number;
  bytes: number;
  /** Packets of the present tracks still missing after repair; negative when duplicates outweigh. */
  lost: number;
  /** 0 to 1: what the network lost in the last second, before repair; the worst layer's. */
  lossRatio: number;
  /** Lost packets that a retransmission brought. */
  repaired: number;
  /** Sequence numbers the relay asked for again. */
  nacks: number;
  keyFrames: number;
  /** PLI or FIR the relay sent. */
  keyFrameRequests: number;
  /** Over the last second. */
  bitrateBps: number;
  /** The worst layer's. */
  jitterSeconds: number;
}

/** What was sent to a room of one kind of track, all such tracks together. */
export interface ReceivedHealth {
  kind: SourceKind;
  /** Tracks now; 0 when none is left of what was counted. */
  tracks: number;
  /** Media packets sent; retransmissions are apart. */
  packets: number;
  bytes: number;
  /** Packets of the present tracks missing by the receiver's last report. */
  lost: number;
  /** 0 to 1, by the last report; the worst track's. */
  lossRatio: number;
  /** Packets sent again. */
  retransmitted: number;
  /** Sequence numbers the receiver asked for again. */
  nacks: number;
  /** PLI or FIR the receiver sent. */
  keyFrameRequests: number;
  /** Changes of layer or source. */
  switches: number;
  /** Over the last second. */
  bitrateBps: number;
  /** By the last report; the worst track's. */
  jitterSeconds: number;
  /** By the last report; the worst track's. Null until measured. */
  roundTripSeconds: number | null;
}

/** Body of PUT /api/rooms/{id}/receivers, for administrators: all receiving rooms that this lecture room's next lessons bring in. 204, 400 badPairing when one is no receiving room or this is no lecture room, 404. */
export interface ReceiverChoice {
  roomIds: string[];
}

/** How often the relay refused something under one of its stable codes since its start. */
export interface RefusalCount {
  code: string;
  times: number;
}

/** Answer of GET /api/health, and what GET /metrics is written from: what the relay carries and what that costs it. Counters begin with the relay's start, those of rooms with their lesson; what a track did between the last reading and its end is in the workers' counters only. */
export interface RelayHealth {
  /** When the figures were read. */
  at: string;
  version: string;
  process: ProcessHealth;
  dtls: DtlsHealth;
  journal: JournalHealth;
  /** What was refused to callers, by code; a code that was never given is not there. */
  refusals: RefusalCount[];
  workers: WorkerHealth[];
  /** Live ones. */
  lessons: LessonHealth[];
  /** Who publishes or receives outside lessons. The room without a name stands for viewers that are no room: walls and players. */
  elsewhere: RoomHealth[];
}

/** What a room sends and is sent. */
export interface RoomHealth {
  /** Empty for viewers that are no room. */
  roomId: string;
  /** As shown; empty for viewers that are no room. */
  name: string;
  school: string;
  /** True while its device is connected. */
  present: boolean;
  /** One entry per kind of track the room has published here. */
  published: PublishedHealth[];
  /** One entry per kind of track the room has received here, whoever published it. */
  received: ReceivedHealth[];
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

/** A receiving room's class list. Answer of GET /api/rooms/{id}/roster, for administrators, and of GET /api/helpers/roster, for the helper's own room. */
export interface Roster {
  /** By seat; empty while there is no list. */
  pupils: RosterSeat[];
}

/** Body of POST /api/rooms/{id}/roster, for administrators: the class list of a receiving room, in place of an earlier one. 200 with RosterImportOutcome, whether it was taken or not; 404. */
export interface RosterImport {
  /** A table with the heads 座位 and 姓名 in any order, at most MaxSeat rows. */
  csv: string;
}

/** What is wrong with one row of a class list. */
export interface RosterImportError {
  /** Line of the file, the head being 1. */
  line: number;
  fault: RosterImportFault;
  /** The text that is at fault, or the missing head. */
  text: string;
}

/** Why a row of a class list cannot be taken. */
export type RosterImportFault =
  /** The table has no column of this name. */
  | 'missingColumn'
  /** The table has no rows. */
  | 'empty'
  /** The table has more rows than a room has seats; the text is the most it may have. */
  | 'tooManyRows'
  /** The seat is no whole number from 1 on, or too high. */
  | 'badSeat'
  /** The text breaks the rules of a name. */
  | 'badName'
  /** Another row has the seat. */
  | 'seatTaken';

/** Answer of POST /api/rooms/{id}/roster. The whole table is taken, or with any error nothing. */
export interface RosterImportOutcome {
  taken: number;
  errors: RosterImportError[];
}

/** A place on a class list. */
export interface RosterSeat {
  /** 1 to MaxSeat. */
  seat: number;
  /** The child's name. */
  name: string;
}

/** Turns of a worker of more than 5 ms that went on one thing for the most part. */
export interface StalledTurns {
  /** work: the worker's own. collection: a collection of garbage held all threads. core: others ran on the worker's core. The same in /metrics. */
  cause: string;
  turns: number;
}

/** What one media worker has done since its start: a thread with one UDP port. */
export interface WorkerHealth {
  /** Its number, 0 first: the same after a restart. */
  name: string;
  port: number;
  /** CPU time of its thread. */
  cpuSeconds: number;
  /** Time in which its thread could have run and others had its core. */
  coreWaitSeconds: number;
  /** Datagrams its socket took in. */
  packetsIn: number;
  bytesIn: number;
  /** Datagrams the kernel took from it. */
  packetsOut: number;
  bytesOut: number;
  /** RTP packets sent to consumers, retransmissions included. */
  packetsForwarded: number;
  bytesForwarded: number;
  /** Datagrams handed to the thread of the handshakes. */
  dtlsDatagrams: number;
  /** Datagrams dropped, by reason. */
  dropped: DroppedPackets[];
  receiveErrors: number;
  /** Calls of sendmmsg. */
  sendCalls: number;
  /** Messages the kernel took: datagrams, or runs of them. */
  sendMessages: number;
  /** Messages the kernel cut into several datagrams (UDP GSO). */
  segmentedMessages: number;
  /** Runs the kernel refused and that went out one by one. */
  segmentationRefused: number;
  transports: number;
  producers: number;
  consumers: number;
  /** Turns of its loop. */
  turns: number;
  /** Turns of more than 5 ms, by what most of each went on. */
  stalls: StalledTurns[];
  /** Time spent in turns. */
  busySeconds: number;
  longestTurnSeconds: number;
  /** What most of the longest turn went on; one of the causes of stalls. */
  longestTurnCause: string;
  /** Entry 0 counts turns under 1 us, entry i those under 2^i us and not under half of it, the last one all longer ones. */
  turnHistogram: number[];
  /** Packet buffers it holds, about 2 KiB each. */
  packetBuffers: number;
  /** Exceptions that reached its loop. */
  faults: number;
  receiveBufferBytes: number;
  sendBufferBytes: number;
}
