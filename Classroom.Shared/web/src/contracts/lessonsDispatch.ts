// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

import type { LessonRoom } from './lessons';
import type { JoinCode } from './lessonsQuiz';

/** 调入: a receiving room more for this lesson; refused with conflict while it is in another one. */
export interface BringRoom {
  type: 'bringRoom';
  roomId: string;
}

/** Commands of the information centre to a lesson it does not give. Directors only. */
export type DispatchCommand =
  | BringRoom;

/** What the information centre did with the lesson. */
export type DispatchEvent =
  | RoomBrought
  | TalkBackBegun
  | TalkBackEnded;

/** What the information centre does with the lesson now. */
export interface DispatchState {
  /** Null while nobody speaks to the lecturer, and always to those who may not know. */
  talkBack: TalkBack | null;
}

/** A receiving room belongs to the lesson from now on. It is there when RoomJoined says so. */
export interface RoomBrought {
  type: 'roomBrought';
  room: LessonRoom;
  /** Leads its pupils' devices to it. */
  code: JoinCode;
}

/** 对讲: somebody of the information centre speaks into the lecturer's ear. */
export interface TalkBack {
  /** Who speaks, to show. */
  name: string;
  /** The voice. The lecture room may receive it, and nobody else. */
  sourceId: string;
  /** Where it is received. */
  routerId: string;
}

/** Somebody of the information centre begins to speak to the lecturer. Told to the lecture room and directors. */
export interface TalkBackBegun {
  type: 'talkBackBegun';
  talkBack: TalkBack;
}

/** The voice in the lecturer's ear has ended. Told to the lecture room and directors. */
export interface TalkBackEnded {
  type: 'talkBackEnded';
}
