// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

import type { CountyView, RoomKind, RoomStatus } from './county';
import type { LessonCommand, SourceKind } from './lessons';
import type { LessonSignal } from './lessonsSignals';
import type { DtlsParameters, IceCandidate, IceParameters, RtpCapabilities, RtpParameters } from './media';

/** What a room's page sees and hears of its own devices. Sent when it changes and every ten seconds; without it for thirty seconds the relay knows nothing. */
export interface CaptureReport {
  /** Null without a camera. */
  picture: CapturedPicture | null;
  /** Samples of the microphone stand at the end of its range. */
  clipping: boolean;
}

/** What a page sees in its own camera's picture, before it is encoded. */
export type CapturedPicture =
  /** A picture that moves, if only by the noise of its sensor. */
  | 'fine'
  /** All dark. */
  | 'black'
  /** One flat surface: a lens cap, a cloth, a wall. */
  | 'covered'
  /** The same picture to the last bit. */
  | 'frozen';

/** Stop publishing a track. */
export interface CloseSourceRequest {
  sourceId: string;
}

/** The command is in the log. */
export interface CommandAccepted {
  /** Number of its last event. */
  seq: number;
}

/** A command to a lesson. */
export interface CommandRequest {
  lessonId: string;
  /** Made by the client; a command resent under the same identifier is applied once. */
  commandId: string;
  command: LessonCommand;
}

/** The client's DTLS side of a transport; sent once, before media flows. */
export interface ConnectTransportRequest {
  transportId: string;
  dtlsParameters: DtlsParameters;
}

/** Receive tracks that live on the transport's router. */
export interface ConsumeRequest {
  transportId: string;
  /** At most 64. */
  sourceIds: string[];
  rtpCapabilities: RtpCapabilities;
  /** Highest simulcast layer wanted: 0 lowest (thumbnail) to 2; null is the best there is. */
  layer?: number;
}

/** One entry per source that can be received; a source that ended meanwhile is left out. */
export interface Consumed {
  consumers: ConsumerCreated[];
}

/** A consumer; paused until ResumeConsumers, so that no keyframe is sent before the browser can take it. */
export interface ConsumerCreated {
  consumerId: string;
  sourceId: string;
  /** "audio" or "video". */
  kind: 'audio' | 'video';
  rtpParameters: RtpParameters;
}

/** Names consumers of the caller, at most 64; unknown ones are passed over (they may have ended meanwhile). */
export interface ConsumersRequest {
  consumerIds: string[];
}

/** Open a WebRTC transport. */
export interface CreateTransportRequest {
  direction: TransportDirection;
  /** For receiving: the router of the sources wanted. Null for the router of the lesson the room is in; always null for sending. */
  routerId?: string;
}

/** The value of a call that has nothing to tell but that it was done. */
export type Done = Record<string, never>;

/** First call on a connection. */
export interface EnterRequest {
  /** Made once per page load, 8 to 64 characters. A connection of the same instance within 10 s of losing the earlier one resumes it; of two instances of one room the later wins. */
  instanceId: string;
  /** The lesson the client still holds: when the relay can, it sends the events since as LessonEvents (perhaps none) in place of the whole state. */
  at?: LessonPosition;
}

/** Stable reasons for a refusal; a client decides by the code and shows its own sentence. */
export type ErrorCode =
  /** The request is malformed or breaks a limit. */
  | 'invalid'
  /** No valid credential was shown. */
  | 'unauthorized'
  /** The caller's role does not allow it. */
  | 'forbidden'
  /** The thing named does not exist, or not any more. */
  | 'notFound'
  /** It contradicts the present state, for example a second live lesson in one room. */
  | 'conflict'
  /** Sender and receiver share no codec. */
  | 'noCommonCodec'
  /** The caller holds as many transports, producers or consumers as one connection may, or speaks more often than a lesson bears. */
  | 'tooMany'
  /** The question takes no answers any more. */
  | 'questionStopped'
  /** Another device holds the seat. */
  | 'seatTaken'
  /** Another director holds the lesson. */
  | 'deskHeld'
  /** No director holds the lesson; whoever wants to work its desk takes it first. */
  | 'deskFree'
  /** The teacher decides what is seen; there is no programme to change. */
  | 'noProgramme'
  /** A source of the scene is not there, or not any more. */
  | 'sourceGone'
  /** The lesson has ended. */
  | 'lessonEnded'
  /** Another device took over this room. */
  | 'replaced'
  /** A fault of the relay; it is logged there. */
  | 'internal';

/** A lesson that a director follows, or follows no more. */
export interface FollowLessonRequest {
  lessonId: string;
  /** What the client still holds of it; see At. */
  at?: LessonPosition;
}

/** How far a client knows a lesson, so that after a lost line it needs only what came since. */
export interface LessonPosition {
  /** The run of the relay that told it; another run may have lost its last events and told others under their numbers. */
  run: string;
  /** The lesson. */
  lessonId: string;
  /** Number of the last event it has folded. */
  seq: number;
}

/** How the time of a picture as its receiver gets it and lesson time correspond. */
export interface PictureTime {
  /** An RTP timestamp of the consumer, 90 000 a second; wraps at 32 bits. */
  rtpTimestamp: number;
  /** The lesson time, in ms, at which what was captured then would have reached the relay had it been a signal. */
  timeMs: number;
}

/** Asks which moments of the lesson a picture shows. */
export interface PictureTimeRequest {
  /** A video consumer of the caller. */
  consumerId: string;
}

/** Publish a track. */
export interface ProduceRequest {
  transportId: string;
  /** "audio" or "video"; must fit source. */
  kind: 'audio' | 'video';
  source: SourceKind;
  rtpParameters: RtpParameters;
  /** The lesson whose lecturer hears it, for TalkBack only. */
  lessonId?: string;
}

/** The track is known to the relay. */
export interface Produced {
  sourceId: string;
}

/** Why a request was refused. */
export interface RelayError {
  code: ErrorCode;
  /** For people who read logs; screens show their own sentence for the code. */
  message: string;
}

/** The answer to a hub call: exactly one of the two members is set. */
export interface Reply<T> {
  value: T | null;
  error: RelayError | null;
}

/** Give a transport new ICE credentials; DTLS and SRTP go on. */
export interface RestartIceRequest {
  transportId: string;
}

/** What a signed-in caller may be. Everything not allowed to a role is denied. */
export type Role =
  /** 管理员: accounts, rooms, settings. */
  | 'administrator'
  /** 导播: the information centre's operator. */
  | 'director'
  /** 教师: a person who teaches. */
  | 'teacher'
  /** 观课: watches and evaluates, never operates. */
  | 'observer'
  /** 教室: a room's device. */
  | 'room'
  /** 助教: a teacher in a receiving room, on a phone, for one school day; has no account. */
  | 'helper'
  /** 学生: a pupil's device that holds a seat in one lesson. No account; answers questions and nothing else. */
  | 'pupil';

/** The room a device account stands for. */
export interface RoomIdentity {
  roomId: string;
  name: string;
  school: string;
  kind: RoomKind;
}

/** Choose the highest simulcast layer to receive: 0 to 2, null for the best. */
export interface SetLayerRequest {
  consumerId: string;
  layer: number | null;
}

/** A signal for everybody in a live lesson. */
export interface SignalRequest {
  lessonId: string;
  signal: LessonSignal;
  /** How long ago the hand was there, by the client's clock, 0 to MaxSignalAgeMs; what waits on a slow PC is not taken for a later movement. */
  ageMs?: number;
}

/** 上课: start a lesson in a lecture room with its paired receiving rooms. */
export interface StartLessonRequest {
  /** The lecture room; a room may name only itself, null means itself. */
  roomId?: string;
}

/** What mediasoup-client needs to make its side of the transport. */
export interface TransportCreated {
  transportId: string;
  /** The router it is on: that of the sources it can receive. */
  routerId: string;
  iceParameters: IceParameters;
  iceCandidates: IceCandidate[];
  dtlsParameters: DtlsParameters;
}

/** Which way a transport carries media, seen from the client. */
export type TransportDirection =
  /** The client publishes. */
  | 'send'
  /** The client receives. */
  | 'receive';

/** What a caller learns when it enters. If its room is in a lesson, LessonEntered follows at once, or LessonEvents to one that said where it stands. */
export interface Welcome {
  /** The caller's role. */
  role: Role;
  /** The name to show for the caller. */
  name: string;
  /** The caller's room, when the caller is a room; the room it helps in, when it is a helper. */
  room: RoomIdentity | null;
  /** For a lecture room: the receiving rooms invited to its lessons. For a receiving room: the lecture rooms it may be invited by. */
  paired: RoomStatus[];
  /** Every room, for those who may see the wall; else null. */
  county: CountyView | null;
  /** What the relay's routers can receive; the same for all of them. */
  rtpCapabilities: RtpCapabilities;
  /** True when this connection continues the earlier one of the same instance: its transports, sources and consumers are still there. */
  resumed: boolean;
  /** Identifies this run of the relay; see LessonPosition. */
  run: string;
  /** UTC, to show the relay's clock. */
  serverTime: string;
}
