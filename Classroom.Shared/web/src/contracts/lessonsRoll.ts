// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

/** What the roll says of a seat. */
export type Attendance =
  /** 到. */
  | 'present'
  /** 迟到. */
  | 'late'
  /** 缺席. */
  | 'absent';

/** A receiving room's roll was called. It holds children's names: told to the lecture room, to directors and to the room's own helpers. */
export interface AttendanceSet {
  type: 'attendanceSet';
  roomId: string;
  /** By seat. */
  seats: SeatMark[];
}

/** Somebody who is no room and is in the lesson. */
export interface LessonPerson {
  /** Identifier; the actor of what the person does. */
  personId: string;
  name: string;
  part: PersonPart;
  /** The room a helper is in; null for the others. */
  roomId: string | null;
}

/** How a room's link did over some time; the worse of both ways, so that one look tells. */
export interface LinkFigures {
  grade: LinkGrade;
  /** Share of packets the network lost, before repair. */
  lossPermille: number;
  /** There and back; null until a receiver has reported. */
  roundTripMs: number | null;
  /** What the room sent, on average. */
  upKbps: number;
  /** What the room was sent, on average. */
  downKbps: number;
}

/** How well a room's link carries a lesson. */
export type LinkGrade =
  /** At most 2 % lost and 200 ms there and back. */
  | 'good'
  /** At most 8 % lost and 500 ms: repaired, at the price of some picture. */
  | 'fair'
  /** Worse: seen and heard by everybody. */
  | 'poor';

/** How a room's link did since the last report: each minute while the room is in, and when it leaves. */
export interface LinkReported {
  type: 'linkReported';
  roomId: string;
  figures: LinkFigures;
}

/** Somebody who is no room came in. A helper's coming is told to its room, the lecture room and directors; that of one who watches to directors only. */
export interface PersonJoined {
  type: 'personJoined';
  person: LessonPerson;
}

/** Somebody who is no room left; told to those who were told of the coming. */
export interface PersonLeft {
  type: 'personLeft';
  person: LessonPerson;
}

/** What somebody who is no room does in a lesson. */
export type PersonPart =
  /** 助教: a teacher in a receiving room. */
  | 'helper'
  /** 观课: watches. */
  | 'observer'
  /** 导播 or 巡课: a director who looks into the lesson. */
  | 'director';

/** Commands about who is there. */
export type RollCommand =
  | SetAttendance;

/** Who was there, and over what link. */
export type RollEvent =
  | AttendanceSet
  | LinkReported
  | PersonJoined
  | PersonLeft;

/** Who is there. Rooms are in Rooms; here are the people, the classes and the links. A listener sees what it may know. */
export interface RollState {
  /** Those who are in now, in the order they came. */
  people: LessonPerson[];
  /** At most one for each receiving room, in the order they were called. */
  attendance: RoomAttendance[];
  /** At most one for each room, in the order of the reports. */
  links: RoomLink[];
}

/** A receiving room's latest roll. */
export interface RoomAttendance {
  roomId: string;
  /** Lesson time when it was called. */
  atMs: number;
  /** By seat. */
  seats: SeatMark[];
}

/** The latest report of a room's link. */
export interface RoomLink {
  roomId: string;
  figures: LinkFigures;
  /** Lesson time. */
  atMs: number;
}

/** One line of a roll. */
export interface SeatMark {
  /** 1 to MaxSeat. */
  seat: number;
  /** Whose seat it is, as the class list says; at most MaxPupilName characters, empty where there is no list. */
  name: string;
  attendance: Attendance;
}

/** 点名. A helper's roll of its room; it takes the place of an earlier one. */
export interface SetAttendance {
  type: 'setAttendance';
  /** Every seat that belongs to the class, each once. */
  seats: SeatMark[];
}
