// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

/** 求助. A room asked the information centre for help. */
export interface HelpAsked {
  type: 'helpAsked';
  ticketId: string;
  roomId: string;
}

/** The room needs no help any more. */
export interface HelpClosed {
  type: 'helpClosed';
  ticketId: string;
  roomId: string;
}

/** What became of a room's call for help. Told to the room, its helpers, the lecture room and directors. */
export type HelpEvent =
  | HelpAsked
  | HelpClosed
  | HelpTaken;

/** Rooms of the lesson that wait for help. A ticket opened outside the lesson is not in it: the tickets themselves are kept by the county. */
export interface HelpState {
  /** At most one for each room, oldest first. */
  open: RoomHelp[];
}

/** 处理中. Somebody sees to it. */
export interface HelpTaken {
  type: 'helpTaken';
  ticketId: string;
  /** The person's name. */
  handler: string;
  roomId: string;
}

/** A room's open call for help. */
export interface RoomHelp {
  roomId: string;
  ticketId: string;
  /** Who sees to it; null while nobody does. */
  handler: string | null;
  /** Lesson time when it asked. */
  atMs: number;
}
