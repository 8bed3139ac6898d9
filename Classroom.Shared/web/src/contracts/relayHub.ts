// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

import type { CountySituation, CountyView, RoomStatus } from './county';
import type { HelpTicket } from './help';
import type { CaptureReport, CloseSourceRequest, CommandAccepted, CommandRequest, ConnectTransportRequest, ConsumeRequest, Consumed, ConsumersRequest, CreateTransportRequest, Done, EnterRequest, FollowLessonRequest, PictureTime, PictureTimeRequest, ProduceRequest, Produced, RelayError, Reply, RestartIceRequest, SetLayerRequest, SignalRequest, StartLessonRequest, TransportCreated, Welcome } from './hub';
import type { LessonEvent, LessonState } from './lessons';
import type { AnswerSheet } from './lessonsQuiz';
import type { SignalBatch } from './lessonsSignals';

/** What a client may call at /hub. Every call answers a Reply: a refusal is a value with a stable code, never an exception. Enter comes first on each connection; all else is refused before it with Unauthorized. */
export interface RelayHub {
  /** Says who calls and answers where things stand. From then on events flow to this connection. */
  Enter(request: EnterRequest): Promise<Reply<Welcome>>;
  /** Starts a lesson. A lecture room, a director or an administrator may. */
  StartLesson(request: StartLessonRequest): Promise<Reply<LessonState>>;
  /** Follows a live lesson, as directors do with several at once: its state comes as LessonEntered, its events after it, and the caller is in the lesson's roll. To be called anew on each connection. */
  FollowLesson(request: FollowLessonRequest): Promise<Reply<Done>>;
  /** Follows a lesson no more. */
  UnfollowLesson(request: FollowLessonRequest): Promise<Reply<Done>>;
  /** Applies a command to a live lesson, exactly once per command identifier. */
  Send(request: CommandRequest): Promise<Reply<CommandAccepted>>;
  /** Passes a signal on to everybody in a live lesson. Not logged; lost where a link is slow. */
  Signal(request: SignalRequest): Promise<Reply<Done>>;
  /** Makes a transport. */
  CreateTransport(request: CreateTransportRequest): Promise<Reply<TransportCreated>>;
  /** Gives the relay the client's certificate fingerprint. */
  ConnectTransport(request: ConnectTransportRequest): Promise<Reply<Done>>;
  /** Restarts ICE after the client's network changed. */
  RestartIce(request: RestartIceRequest): Promise<Reply<TransportCreated>>;
  /** Publishes a track of the caller's room into its lesson. */
  Produce(request: ProduceRequest): Promise<Reply<Produced>>;
  /** Ends a track the caller published. */
  CloseSource(request: CloseSourceRequest): Promise<Reply<Done>>;
  /** Makes consumers, paused. */
  Consume(request: ConsumeRequest): Promise<Reply<Consumed>>;
  /** Lets media flow; asks the source for a keyframe. */
  ResumeConsumers(request: ConsumersRequest): Promise<Reply<Done>>;
  /** Holds media back, for example of a tile scrolled out of sight. */
  PauseConsumers(request: ConsumersRequest): Promise<Reply<Done>>;
  /** Ends consumers. */
  CloseConsumers(request: ConsumersRequest): Promise<Reply<Done>>;
  /** Chooses the highest simulcast layer of a consumer. */
  SetLayer(request: SetLayerRequest): Promise<Reply<Done>>;
  /** Tells which moments of the lesson a picture shows, so that what is drawn appears with the hand that draws it. */
  PictureTime(request: PictureTimeRequest): Promise<Reply<PictureTime>>;
  /** Tells what a room's page sees and hears of its own camera and microphone. */
  ReportCapture(report: CaptureReport): Promise<Reply<Done>>;
  /** Ends the caller's presence at once (page closed on purpose); leaving is not ending the lesson. */
  Leave(): Promise<Reply<Done>>;
}

/** The methods of RelayHub, for a client that goes over all of them. */
export const relayHubMethods = [
  'Enter',
  'StartLesson',
  'FollowLesson',
  'UnfollowLesson',
  'Send',
  'Signal',
  'CreateTransport',
  'ConnectTransport',
  'RestartIce',
  'Produce',
  'CloseSource',
  'Consume',
  'ResumeConsumers',
  'PauseConsumers',
  'CloseConsumers',
  'SetLayer',
  'PictureTime',
  'ReportCapture',
  'Leave',
] as const satisfies readonly (keyof RelayHub)[];

/** What the relay tells a client that has entered. */
export interface RelayClient {
  /** A lesson of this room began, or this room was brought into it: its state so far. Events follow from state.seq + 1. */
  LessonEntered(state: LessonState): void;
  /** Events of the caller's lesson, in order and without a gap. */
  LessonEvents(events: LessonEvent[]): void;
  /** What is going on in the caller's lesson and leaves no trace. A batch may be missing. */
  LessonSignals(batch: SignalBatch): void;
  /** Rooms whose state changed: of the whole county for those who see the wall, of its paired rooms for a room. Coalesced: at most one message per 200 ms. */
  RoomsChanged(rooms: RoomStatus[]): void;
  /** Rooms were added, renamed, paired or removed: every room the client sees, as it is now. The county for those who see the wall, the paired rooms for a room. */
  CountyChanged(county: CountyView): void;
  /** What goes on in the county and what is wrong, whole, for those who see the wall. After entering, and at most once a second when it changed. */
  SituationChanged(situation: CountySituation): void;
  /** These consumers ended because their source did. */
  ConsumersClosed(consumerIds: string[]): void;
  /** To pupils, in place of the lesson's state and events: the question on the screens as it is now. After entering, and when a question begins, is stopped, revealed or put away. */
  SheetChanged(sheet: AnswerSheet): void;
  /** Calls for help that are new or changed, also closed ones: every room's for those who see the wall, its own for a room and its helpers. After entering, those that are open. */
  TicketsChanged(tickets: HelpTicket[]): void;
  /** What a lecture room has prepared changed: the list itself, or how far an upload or its pages are. To that room and those paired with it, who read the list again; after entering it is theirs to read once. */
  CoursewareChanged(roomId: string): void;
  /** The connection is about to be closed by the relay, and why; the client must not reconnect for Replaced, Unauthorized or Forbidden. */
  Farewell(reason: RelayError): void;
}

/** The methods of RelayClient, for a client that goes over all of them. */
export const relayClientMethods = [
  'LessonEntered',
  'LessonEvents',
  'LessonSignals',
  'RoomsChanged',
  'CountyChanged',
  'SituationChanged',
  'ConsumersClosed',
  'SheetChanged',
  'TicketsChanged',
  'CoursewareChanged',
  'Farewell',
] as const satisfies readonly (keyof RelayClient)[];
