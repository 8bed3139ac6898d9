// Generated from the C# contracts. Do not edit: dotnet run --project Classroom.Shared/ContractGenerator

/** Digest of a DTLS certificate. */
export interface DtlsFingerprint {
  /** "sha-256"; others are refused. */
  algorithm: 'sha-1' | 'sha-224' | 'sha-256' | 'sha-384' | 'sha-512';
  /** Upper case hexadecimal bytes joined by colons. */
  value: string;
}

/** A peer's DTLS role and certificate fingerprints (RFC 8122). */
export interface DtlsParameters {
  /** "auto", "client" or "server". */
  role: 'auto' | 'client' | 'server';
  fingerprints: DtlsFingerprint[];
}

/** A value of an SDP format parameter: a whole number ("apt", "packetization-mode") or a text ("profile-level-id"). On the wire a bare number or string. */
export type FormatParameter = string | number;

/** One host candidate of the relay (RFC 8445 §5.1). */
export interface IceCandidate {
  /** Candidates of one foundation share address and protocol. */
  foundation: string;
  /** Larger is preferred (RFC 8445 §5.1.2). */
  priority: number;
  /** Literal IPv4 or IPv6 address. mediasoup-client reads this name. */
  ip: string;
  /** The same literal; the newer name of the same field. */
  address: string;
  /** "udp". */
  protocol: 'udp';
  port: number;
  /** "host". */
  type: 'host';
}

/** The relay's ICE credentials for one transport (RFC 8445 §5.3). The relay is always ICE-lite. */
export interface IceParameters {
  usernameFragment: string;
  password: string;
  iceLite: boolean;
}

/** An RTCP feedback a codec supports (RFC 4585 §4.2), for example "nack" "pli". */
export interface RtcpFeedback {
  type: string;
  /** Empty when the type has none. */
  parameter?: string;
}

/** RTCP of a track. */
export interface RtcpParameters {
  /** Of a consumer: one for all tracks of an endpoint, so that receivers keep lip sync (RFC 3550 §6.5.1). Of a producer: not used. */
  cname?: string;
  reducedSize?: boolean;
}

/** What an endpoint, or the relay's router, can receive. Same shape as mediasoup's RtpCapabilities. */
export interface RtpCapabilities {
  codecs: RtpCodecCapability[];
  headerExtensions: RtpHeaderExtensionCapability[];
}

/** A codec an endpoint can receive. */
export interface RtpCodecCapability {
  /** "audio" or "video". */
  kind: 'audio' | 'video';
  /** For example "video/H264"; compared without case. */
  mimeType: string;
  /** 96 to 127. */
  preferredPayloadType: number;
  /** Hz. */
  clockRate: number;
  /** Audio only. */
  channels?: number;
  parameters?: Record<string, FormatParameter>;
  rtcpFeedback?: RtcpFeedback[];
}

/** A codec as it is sent on a track. */
export interface RtpCodecParameters {
  mimeType: string;
  payloadType: number;
  clockRate: number;
  channels?: number;
  parameters?: Record<string, FormatParameter>;
  rtcpFeedback?: RtcpFeedback[];
}

/** One encoding (simulcast layer) of a track. Either ssrc or rid is given. */
export interface RtpEncodingParameters {
  ssrc?: number;
  rid?: string;
  rtx?: RtxParameters;
  codecPayloadType?: number;
  dtx?: boolean;
  scalabilityMode?: string;
  /** Bits per second. */
  maxBitrate?: number;
}

/** An RTP header extension (RFC 8285) an endpoint supports. */
export interface RtpHeaderExtensionCapability {
  kind: 'audio' | 'video';
  uri: string;
  preferredId: number;
  preferredEncrypt: boolean;
  /** "sendrecv", "sendonly", "recvonly" or "inactive". */
  direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
}

/** The identifier a track uses for a header extension (RFC 8285). */
export interface RtpHeaderExtensionParameters {
  uri: string;
  /** 1 to 14 for one-byte headers. */
  id: number;
  encrypt?: boolean;
}

/** How one track is sent. Same shape as mediasoup's RtpParameters. */
export interface RtpParameters {
  /** BUNDLE tag (RFC 9143), when the sender marks its packets with it. */
  mid?: string;
  codecs: RtpCodecParameters[];
  headerExtensions?: RtpHeaderExtensionParameters[];
  encodings?: RtpEncodingParameters[];
  rtcp?: RtcpParameters;
}

/** The retransmission stream of an encoding (RFC 4588). */
export interface RtxParameters {
  ssrc: number;
}
