// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

import type { LessonSource } from './lessons';

/** Every room of the county, in the order the wall shows them. */
export interface CountyView {
  name: string;
  rooms: RoomStatus[];
}

/** What a room is equipped for. */
export type RoomKind =
  /** 主讲教室: a master teacher gives lessons here. */
  | 'lecture'
  /** 接收教室: a rural class receives lessons here. */
  | 'receiving';

/** A room's state on the wall. */
export type RoomPresence =
  /** 离线: no device is connected. */
  | 'offline'
  /** 在线: its device is connected and in no lesson. */
  | 'online'
  /** 上课: it is in a lesson. */
  | 'inLesson';

/** One tile of the county wall. */
export interface RoomStatus {
  roomId: string;
  name: string;
  school: string;
  /** Name of the 学区 the school belongs to, or empty. */
  district: string;
  kind: RoomKind;
  presence: RoomPresence;
  /** The lesson it is in, or null. */
  lessonId: string | null;
  /** Tracks it publishes now. */
  sources: LessonSource[];
}
