// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

/** How far a ticket is. */
export type HelpStage =
  /** The information centre has it on its wall. */
  | 'asked'
  /** 处理中: somebody sees to it. */
  | 'taken'
  /** Done, or taken back by the room. */
  | 'closed';

/** A room asked the information centre for help. Answer of POST /api/help (a receiving room's device or its helper; the open ticket, if it has one already), of POST /api/help/{ticketId}/take and /close (directors and administrators; a room may close its own). 404 for no such open ticket. */
export interface HelpTicket {
  ticketId: string;
  roomId: string;
  /** The room's name when it asked. */
  roomName: string;
  school: string;
  /** The lesson it was in, or null. */
  lessonId: string | null;
  /** The helper's name; the room's name when its own key was pressed. */
  askedBy: string;
  askedAt: string;
  stage: HelpStage;
  /** Who took it, then who closed it; null while nobody has. */
  handler: string | null;
  /** The room's link in the five minutes before it asked, oldest first; empty for a room that had no media. */
  link: LinkPoint[];
}

/** A room's link at one moment. */
export interface LinkPoint {
  at: string;
  /** Share of packets the network lost, of the worse way. */
  lossPermille: number;
  /** Null until a receiver had reported. */
  roundTripMs: number | null;
  /** What the room sent. */
  upKbps: number;
  /** What the room was sent. */
  downKbps: number;
}
