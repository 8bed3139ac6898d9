// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

/** The room that has the floor. */
export interface Call {
  roomId: string;
  seat: number | null;
  /** Lesson time. */
  sinceMs: number;
  /** What its microphone goes back to. */
  before: Microphone;
}

/** The room has the floor no longer. */
export interface CallEnded {
  type: 'callEnded';
  roomId: string;
}

/** 叫到: the room becomes large on every screen and its microphone opens; whoever was called before is not any more. For the lecture room and directors. */
export interface CallRoom {
  type: 'callRoom';
  roomId: string;
  /** 1 to MaxSeat, or null for the room as a whole. */
  seat?: number;
}

/** The called room goes back to its place, its microphone to what it was. For the lecture room and directors. */
export interface EndCall {
  type: 'endCall';
}

/** Commands about who has the floor: hands, calls, microphones. */
export type FloorCommand =
  | CallRoom
  | EndCall
  | LowerHand
  | LowerHands
  | RaiseHand
  | SetMicrophone
  | SetMicrophones;

/** What happened about the floor. */
export type FloorEvent =
  | CallEnded
  | HandLowered
  | HandRaised
  | MicrophoneSet
  | RoomCalled
  | RoomSpoke
  | SpokeMuted;

/** A room's part in the talk of a lesson, and what fairness is judged by. */
export interface FloorRoom {
  roomId: string;
  microphone: Microphone;
  /** Speech through an open microphone, in all. */
  spokenMs: number;
  /** Lesson time of the latest speech; of the room's first arrival before it has spoken. */
  lastSpokenMs: number;
  /** Speech of its latest turn; a pause of TurnPauseMs ends one. */
  turnMs: number;
  /** How often it was called. */
  calls: number;
  /** Hands that have gone down, called or not. */
  waits: number;
  /** How long those were up, in all. */
  waitedMs: number;
  /** Lesson time when it last spoke through a closed microphone. */
  spokeMutedAtMs: number | null;
}

/** Who has the floor, who wants it and how it was shared so far. */
export interface FloorState {
  /** Oldest first. */
  hands: Hand[];
  call: Call | null;
  /** As in Rooms. */
  rooms: FloorRoom[];
}

/** A hand that is up. */
export interface Hand {
  roomId: string;
  seat: number | null;
  /** Lesson time. */
  raisedAtMs: number;
}

/** A hand went down without a call. */
export interface HandLowered {
  type: 'handLowered';
  roomId: string;
  /** 1 to MaxSeat, or null for the room as a whole. */
  seat?: number;
}

/** A hand went up, at the end of the queue. */
export interface HandRaised {
  type: 'handRaised';
  roomId: string;
  /** 1 to MaxSeat, or null for the room as a whole. */
  seat?: number;
}

/** Take a hand down: the room its own, the lecture room and directors any. */
export interface LowerHand {
  type: 'lowerHand';
  roomId: string;
  /** 1 to MaxSeat, or null for the room as a whole. */
  seat?: number;
}

/** Take every hand down. For the lecture room and directors. */
export interface LowerHands {
  type: 'lowerHands';
}

/** A room's microphone as the lesson has it. */
export type Microphone =
  /** Heard in the lecture room, and by every room while its room is called. */
  | 'open'
  /** Closed by the lecture room or a director. */
  | 'muted'
  /** Closed by the room itself, which may open it again. */
  | 'mutedByRoom';

/** A receiving room's microphone was opened or closed; the relay forwards nothing of a closed one. */
export interface MicrophoneSet {
  type: 'microphoneSet';
  roomId: string;
  microphone: Microphone;
}

/** 举手. A receiving room, or one seat in it; the room is the sender's own. A hand that is up stays where it is in the queue. */
export interface RaiseHand {
  type: 'raiseHand';
  /** 1 to MaxSeat, or null for the room as a whole. */
  seat?: number;
}

/** A room has the floor. The hand that it answers is down: the seat's, or the room's first. */
export interface RoomCalled {
  type: 'roomCalled';
  roomId: string;
  /** 1 to MaxSeat, or null for the room as a whole. */
  seat: number | null;
  /** What the room's microphone goes back to after the call. */
  before: Microphone;
}

/** A room has spoken, loud enough to be speech by its own microphone's level, through an open microphone. */
export interface RoomSpoke {
  type: 'roomSpoke';
  roomId: string;
  /** How much of the time before this event was speech; at least 1. */
  durationMs: number;
}

/** Open or close one receiving room's microphone. The lecture room and directors any; a room closes its own, and opens it again if it was the one who closed it. */
export interface SetMicrophone {
  type: 'setMicrophone';
  roomId: string;
  open: boolean;
}

/** 全体静音, or all open again. For the lecture room and directors. */
export interface SetMicrophones {
  type: 'setMicrophones';
  open: boolean;
}

/** A room speaks though its microphone is closed. At most once in 30 s for each room. */
export interface SpokeMuted {
  type: 'spokeMuted';
  roomId: string;
}
