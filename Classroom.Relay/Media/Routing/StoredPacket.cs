using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Routing;

/// <summary>One opened packet of a producer, kept for forwarding and for retransmission.</summary>
/// <param name="Buffer">Holds the packet as received, opened in place; belongs to the <see cref="PacketHistory"/> once added.</param>
/// <param name="Sequence">Extended sequence number at the source.</param>
/// <param name="PayloadLength">Bytes of payload without padding; the payload begins at <c>Header.Length</c>.</param>
public readonly record struct StoredPacket(
    PacketBuffer Buffer,
    RtpHeader Header,
    ulong Sequence,
    int PayloadLength,
    MonotonicTime ReceivedAt)
{
    // The longer of the tags in use (RFC 7714 section 12).
    private const int MaxTagBytes = 16;

    /// <summary>Whether a consumer could need more than a datagram's room for it, as a retransmission for example. Nothing a network carries is.</summary>
    public bool IsTooLong =>
        OutgoingHeader.Bound(Header) + RtxPayload.OriginalSequenceLength + PayloadLength + MaxTagBytes > PacketBuffer.Capacity;

    /// <summary>The payload without padding.</summary>
    public ReadOnlySpan<byte> Payload => Buffer.Span.Slice(Header.Length, PayloadLength);
}
