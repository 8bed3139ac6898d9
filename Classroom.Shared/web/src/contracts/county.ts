// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

import type { LessonSource } from './lessons';
import type { Microphone } from './lessonsFloor';

/** What goes on in the county now, and what is wrong. Always whole: it replaces what was told before. */
export interface CountySituation {
  /** Of the current slot, in the order of the plan. */
  lessons: SlotLesson[];
  /** The most urgent first, within a kind the oldest first. */
  troubles: RoomTrouble[];
}

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

/** Something is wrong in a room. */
export interface RoomTrouble {
  roomId: string;
  kind: TroubleKind;
  /** When the relay took it for certain. */
  since: string;
}

/** A lesson of the current slot: planned, going on, or both. */
export interface SlotLesson {
  /** What it was planned as; null for a lesson that nobody planned. */
  planId: string | null;
  /** Null while it has not begun. */
  lessonId: string | null;
  lectureRoomId: string;
  receivers: SlotRoom[];
  /** 学科, or empty. */
  subject: string;
  /** 课题, or empty. */
  title: string;
  stage: SlotStage;
  /** By the plan. */
  startsAt: string | null;
  /** By the plan. */
  endsAt: string | null;
  /** When it began. */
  startedAt: string | null;
}

/** A receiving room of a lesson of the current slot. */
export interface SlotRoom {
  roomId: string;
  /** Null while the lesson has not begun. */
  microphone: Microphone | null;
}

/** How far a lesson of the current slot is. */
export type SlotStage =
  /** 待上课: planned, and not due yet. */
  | 'planned'
  /** 未开课: planned, due, and not begun. */
  | 'late'
  /** 上课中: going on. */
  | 'live';

/** What is wrong in a room, the most urgent first: the order in which one operator goes to it. */
export type TroubleKind =
  /** 求助: the room asks for help and nobody has closed the call. */
  | 'helpAsked'
  /** 未开课: a planned lesson should have begun in this lecture room. */
  | 'lessonLate'
  /** 未到: a lesson needs the room and no device of it is connected. */
  | 'roomMissing'
  /** 信号中断: the room is connected and nothing of its picture and sound arrives. */
  | 'noSignal'
  /** 无声: the microphone delivers nothing, or the lecture room has been quiet for long. */
  | 'silent'
  /** 黑屏: the camera's picture is black. */
  | 'blackPicture'
  /** 镜头被遮: the camera's picture is one flat surface. */
  | 'coveredPicture'
  /** 画面冻结: the camera's picture does not change at all, or next to nothing of it arrives any more. */
  | 'frozenPicture'
  /** 网络差: loss or delay that is heard and seen. */
  | 'poorLink'
  /** 爆音: the microphone is driven beyond its range. */
  | 'clipping';
