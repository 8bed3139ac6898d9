// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

import type { BringRoom, DispatchState, RoomBrought, TalkBackBegun, TalkBackEnded } from './lessonsDispatch';
import type { CallEnded, CallRoom, EndCall, FloorState, HandLowered, HandRaised, LowerHand, LowerHands, MicrophoneSet, RaiseHand, RoomCalled, RoomSpoke, SetMicrophone, SetMicrophones, SpokeMuted } from './lessonsFloor';
import type { HelpAsked, HelpClosed, HelpState, HelpTaken } from './lessonsHelp';
import type { AllowDrawing, ClearInk, DrawMark, DrawingAllowed, EraseMarks, InkCleared, InkRedone, InkState, InkUndone, MarkDrawn, MarksErased, RedoInk, UndoInk } from './lessonsInk';
import type { BoardShown, ClosePages, PageShown, PagesClosed, PagesState, ShowBoard, ShowPage } from './lessonsPages';
import type { AskForDesk, ChannelSet, ClearCrawl, CrawlCleared, CrawlShown, DeskAsked, DeskLeft, DeskTaken, DropPreset, GiveDesk, KeepPreset, LeaveDesk, MixEnded, MuteProgramme, PresetDropped, PresetKept, PreviewSet, ProgrammeModeSet, ProgrammeMuted, ProgrammeState, SceneTaken, SetChannel, SetPreview, SetProgrammeMode, ShowCrawl, SignalBack, SignalLost, SourceLost, SourceReturned, Take, TakeDesk } from './lessonsProgramme';
import type { AnswerTogether, AskQuestion, BallotsCounted, ClassAnswered, CountHands, FreeSeat, GiveAnswer, HandsCounted, JoinCodesGiven, PutAwayQuestion, QuestionAsked, QuestionPutAway, QuestionRevealed, QuestionStopped, QuizState, ReadCards, RevealQuestion, RightAnswerKept, SeatAnswered, SeatFreed, SeatTaken, StopQuestion } from './lessonsQuiz';
import type { AttendanceSet, LinkReported, PersonJoined, PersonLeft, RollState, SetAttendance } from './lessonsRoll';
import type { NoteSent, QuestionReplied, QuestionWritten, React, Reacted, ReplyToQuestion, SendNote, TalkState, WriteQuestion } from './lessonsTalk';

/** End the lesson for every room (下课). Allowed to its lecture room and to directors. */
export interface EndLesson {
  type: 'endLesson';
}

/** What a client asks of a lesson. On the wire the member "type" names the case: the record's name in camelCase. */
export type LessonCommand =
  | AllowDrawing
  | AnswerTogether
  | AskForDesk
  | AskQuestion
  | BringRoom
  | CallRoom
  | ClearCrawl
  | ClearInk
  | ClosePages
  | CountHands
  | DrawMark
  | DropPreset
  | EndCall
  | EndLesson
  | EraseMarks
  | FreeSeat
  | GiveAnswer
  | GiveDesk
  | KeepPreset
  | LeaveDesk
  | LowerHand
  | LowerHands
  | MuteProgramme
  | PutAwayQuestion
  | RaiseHand
  | React
  | ReadCards
  | RedoInk
  | ReplyToQuestion
  | RevealQuestion
  | SendNote
  | SetAttendance
  | SetChannel
  | SetMicrophone
  | SetMicrophones
  | SetPreview
  | SetProgrammeMode
  | ShowBoard
  | ShowCrawl
  | ShowPage
  | StopQuestion
  | Take
  | TakeDesk
  | UndoInk
  | WriteQuestion;

/** The lesson is over for every room; always the last event. */
export interface LessonEnded {
  type: 'lessonEnded';
}

/** One entry of a lesson's append-only log. */
export interface LessonEvent {
  /** The lesson. */
  lessonId: string;
  /** 1, 2, 3 … without a gap within a lesson. */
  seq: number;
  /** Lesson time in ms since the start, by the relay's clock; never decreases. */
  timeMs: number;
  /** Who caused it: a room's or person's identifier, or "relay". */
  actor: string;
  /** What happened. */
  body: LessonEventBody;
}

/** What happened. On the wire the member "type" names the case: the record's name in camelCase. */
export type LessonEventBody =
  | AttendanceSet
  | BallotsCounted
  | BoardShown
  | CallEnded
  | ChannelSet
  | ClassAnswered
  | CrawlCleared
  | CrawlShown
  | DeskAsked
  | DeskLeft
  | DeskTaken
  | DrawingAllowed
  | HandLowered
  | HandRaised
  | HandsCounted
  | HelpAsked
  | HelpClosed
  | HelpTaken
  | InkCleared
  | InkRedone
  | InkUndone
  | JoinCodesGiven
  | LessonEnded
  | LessonStarted
  | LinkReported
  | MarkDrawn
  | MarksErased
  | MicrophoneSet
  | MixEnded
  | NoteSent
  | PageShown
  | PagesClosed
  | PersonJoined
  | PersonLeft
  | PresetDropped
  | PresetKept
  | PreviewSet
  | ProgrammeModeSet
  | ProgrammeMuted
  | QuestionAsked
  | QuestionPutAway
  | QuestionReplied
  | QuestionRevealed
  | QuestionStopped
  | QuestionWritten
  | Reacted
  | RightAnswerKept
  | RoomBrought
  | RoomCalled
  | RoomJoined
  | RoomLeft
  | RoomSpoke
  | SceneTaken
  | SeatAnswered
  | SeatFreed
  | SeatTaken
  | SignalBack
  | SignalLost
  | SourceLost
  | SourceReturned
  | SourceStarted
  | SourceStopped
  | SpokeMuted
  | TalkBackBegun
  | TalkBackEnded
  | Withheld;

/** A room's part in a lesson. */
export type LessonRole =
  /** The room the master teacher stands in. */
  | 'lecturer'
  /** A room that receives the lesson. */
  | 'receiver';

/** A room that takes part in a lesson. */
export interface LessonRoom {
  roomId: string;
  name: string;
  /** Lecturer or receiver. */
  role: LessonRole;
  /** True while its device is connected. */
  present: boolean;
}

/** A track that a room publishes into a lesson. */
export interface LessonSource {
  /** Identifier of the track; what Consume asks for. */
  sourceId: string;
  /** The room it comes from. */
  roomId: string;
  kind: SourceKind;
  /** The router that carries it; a receiver needs a receive transport on that router. */
  routerId: string;
}

/** The lesson began; always event 1. */
export interface LessonStarted {
  type: 'lessonStarted';
  title: string;
  startedAt: string;
  videoCodec: VideoCodec;
  /** The lecture room first, then the invited receiving rooms; none is present yet. */
  rooms: LessonRoom[];
}

/** The fold of a lesson's events: all that a newcomer needs to be in the lesson. */
export interface LessonState {
  /** Identifier of the lesson. */
  lessonId: string;
  /** What the room screens show, for example the lecture room's name. */
  title: string;
  /** UTC instant of lesson time 0. */
  startedAt: string;
  /** The codec every room publishes. */
  videoCodec: VideoCodec;
  /** True once the lesson is over; no event follows. */
  ended: boolean;
  /** Number of the last event folded; 0 before the first. */
  seq: number;
  /** Lesson time of that event, in ms. */
  timeMs: number;
  rooms: LessonRoom[];
  sources: LessonSource[];
  floor: FloorState;
  talk: TalkState;
  roll: RollState;
  help: HelpState;
  quiz: QuizState;
  ink: InkState;
  pages: PagesState;
  programme: ProgrammeState;
  dispatch: DispatchState;
}

/** A room's device entered the lesson. */
export interface RoomJoined {
  type: 'roomJoined';
  roomId: string;
}

/** A room's device left or was lost; its sources have stopped before. */
export interface RoomLeft {
  type: 'roomLeft';
  roomId: string;
}

/** What a published track shows or sounds. */
export type SourceKind =
  /** The room's camera. */
  | 'camera'
  /** The room's microphone. */
  | 'microphone'
  /** A shared screen or window. */
  | 'screen'
  /** The sound of a shared screen. */
  | 'screenAudio'
  /** A director's voice for the lecturer's ear. */
  | 'talkBack';

/** A room began to publish a track. */
export interface SourceStarted {
  type: 'sourceStarted';
  source: LessonSource;
}

/** A track ended. */
export interface SourceStopped {
  type: 'sourceStopped';
  sourceId: string;
}

/** The one video codec that all rooms of a lesson publish, so that a cut never changes codec. */
export type VideoCodec =
  /** H.264 constrained baseline. */
  | 'h264'
  /** VP8. */
  | 'vp8';

/** Something happened that is not for this listener. It stands for every event from from to its own number, so that the numbers stay without a gap. Made for one listener on the way to it; never in the log. */
export interface Withheld {
  type: 'withheld';
  /** Number of the first event it stands for; its own when it stands for one. */
  from: number;
}
