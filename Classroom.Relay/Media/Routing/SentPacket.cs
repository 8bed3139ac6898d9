using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp.Codecs;

namespace Classroom.Relay.Media.Routing;

/// <summary>What a consumer keeps of a packet it sent, so that it can send it again; the payload stays in the producer's history.</summary>
internal struct SentPacket
{
    /// <summary>Extended sequence number it was sent with; 0 in a slot never used.</summary>
    public ulong Output;

    /// <summary>Extended sequence number at the source.</summary>
    public ulong Source;

    public RtpTimestamp Timestamp;

    /// <summary>Transport-wide sequence number, for a repetition that has to be equal bit by bit.</summary>
    public SequenceNumber TransportSequence;

    /// <summary>VP8 only.</summary>
    public Vp8Counters Counters;

    public RetransmissionLimit Limit;
}
