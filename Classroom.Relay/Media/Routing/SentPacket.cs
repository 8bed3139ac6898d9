using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp.Codecs;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// What a consumer keeps of a packet it sent, so that it can send it again; the payload stays in the producer's history. 24 bytes: a county's
/// consumers keep some hundred thousand of these, and each forwarded packet writes one into memory that is cold by then.
/// </summary>
internal struct SentPacket
{
    /// <summary>Low half of the extended sequence number it was sent with.</summary>
    public uint Output;

    /// <summary>Low half of the extended sequence number at the source.</summary>
    public uint Source;

    public RtpTimestamp Timestamp;

    public RetransmissionLimit Limit;

    /// <summary>VP8 only.</summary>
    public Vp8Counters Counters;

    /// <summary>Transport-wide sequence number, for a repetition that has to be equal bit by bit.</summary>
    public SequenceNumber TransportSequence;
}
