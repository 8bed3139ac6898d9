// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

import type { InkMark } from './lessonsInk';

/** Something to be seen now that leaves no trace in the log, like a stroke while it is drawn. Signals may be lost on a slow link; what lasts follows as an event. On the wire the member "type" names the case. */
export type LessonSignal =
  | PointerLeft
  | PointerMoved
  | StrokeDropped
  | StrokeGrown;

/** The light pointer is off. */
export interface PointerLeft {
  type: 'pointerLeft';
}

/** The light pointer is here; it fades by itself when it is not moved. */
export interface PointerMoved {
  type: 'pointerMoved';
  surface: string;
  /** 0 to Extent, from left to right. */
  x: number;
  /** 0 to Extent, from top to bottom. */
  y: number;
}

/** A signal as the relay passes it on. */
export interface SentSignal {
  /** Who sent it: a room's or person's identifier. */
  actor: string;
  /** Lesson time in ms at which it reached the relay, or would have had it set out at once. */
  timeMs: number;
  signal: LessonSignal;
}

/** A lesson's signals of the last few hundredths of a second, in the order in which they came. */
export interface SignalBatch {
  lessonId: string;
  signals: SentSignal[];
}

/** The mark that was being drawn will not be finished: a palm, or a gesture of the system. */
export interface StrokeDropped {
  type: 'strokeDropped';
  markId: string;
}

/** A mark that is being drawn. Each signal can be understood without those before it. */
export interface StrokeGrown {
  type: 'strokeGrown';
  surface: string;
  /** With the points from number from on; they take the place of what was known from there. */
  mark: InkMark;
  /** Number of the first point, counted from 0. */
  from: number;
}
