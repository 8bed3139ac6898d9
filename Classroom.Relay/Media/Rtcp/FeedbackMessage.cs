using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>What all feedback messages share: a format in the count bits, then two sources (RFC 4585 section 6.1).</summary>
/// <remarks>
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |V=2|P|   FMT   |       PT      |            length             |
/// |                   SSRC of packet sender                       |
/// |                   SSRC of media source                        |
/// |             feedback control information (FCI) ...            |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
internal static class FeedbackMessage
{
    /// <summary>Bytes before the control information, header included.</summary>
    public const int HeaderLength = RtcpPacket.HeaderLength + SourcesLength;

    private const int SourcesLength = 8;

    public static bool TryParse(
        scoped in RtcpPacket packet, RtcpPacketType type, int format, out Ssrc sender, out Ssrc media, out ReadOnlySpan<byte> information)
    {
        sender = media = default;
        information = default;
        if (packet.Type != type || packet.Count != format || packet.Body.Length < SourcesLength)
        {
            return false;
        }

        sender = new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(packet.Body));
        media = new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(packet.Body[4..]));
        information = packet.Body[SourcesLength..];
        return true;
    }

    /// <summary>Writes everything before the control information. <paramref name="length"/> counts the whole message, a multiple of 4.</summary>
    public static void WriteHeader(Span<byte> destination, RtcpPacketType type, int format, int length, Ssrc sender, Ssrc media)
    {
        RtcpPacket.WriteHeader(destination, type, format, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], sender.Value);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], media.Value);
    }
}
