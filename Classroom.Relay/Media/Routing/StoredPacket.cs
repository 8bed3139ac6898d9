using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtp;

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
    /// <summary>The payload without padding.</summary>
    public ReadOnlySpan<byte> Payload => Buffer.Span.Slice(Header.Length, PayloadLength);
}
