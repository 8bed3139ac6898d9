using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtp;

/// <summary>What a forwarded packet's header says that the received one's does not.</summary>
/// <param name="TransportSequence">Transport-wide sequence number, counted over all streams of the receiver's transport.</param>
/// <param name="SentAt">For abs-send-time.</param>
public readonly record struct OutgoingRtp(
    Ssrc Ssrc,
    byte PayloadType,
    bool Marker,
    SequenceNumber Sequence,
    RtpTimestamp Timestamp,
    SequenceNumber TransportSequence,
    MonotonicTime SentAt);
