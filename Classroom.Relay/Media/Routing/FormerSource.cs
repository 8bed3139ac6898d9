using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// What a consumer was fed from before its last switch, and how: a packet of then that the receiver misses is still repaired, from where it
/// came and with the numbers it was, or would have been, sent with.
/// </summary>
/// <param name="sequence">A copy: it changes no more.</param>
/// <param name="pictures">A copy, or null.</param>
/// <param name="firstOutput">Number of the first packet that was sent of it.</param>
/// <param name="leftAt">When it was left.</param>
internal sealed class FormerSource(
    ProducerStream stream, SequenceMap sequence, in TimestampLine line, Vp8Continuity? pictures, OutgoingHeader header, ulong firstOutput, MonotonicTime leftAt)
{
    private readonly SenderReportClock _generation = stream.Clock;
    private readonly TimestampLine _line = line;

    public ProducerStream Stream => stream;

    public Vp8Continuity? Pictures => pictures;

    /// <summary>How its packets' headers are written.</summary>
    public OutgoingHeader Header => header;

    /// <summary>Whether nothing of it can be kept any more.</summary>
    public bool IsForgotten(MonotonicTime now) => now - leftAt > PacketHistory.MaxAge;

    /// <summary>The outgoing timestamp of a packet of it.</summary>
    public RtpTimestamp Map(RtpTimestamp source) => _line.Map(source);

    /// <summary>The packet that was, or was to be, sent with this number. False when it is not kept, or another source's.</summary>
    public bool TryGet(ulong output, out StoredPacket packet)
    {
        packet = default;
        return output >= firstOutput
            && stream.Clock == _generation
            && sequence.TryFindSource(output, out var number)
            && stream.History.TryGet(number, out packet)
            && packet.PayloadLength > 0;
    }
}
