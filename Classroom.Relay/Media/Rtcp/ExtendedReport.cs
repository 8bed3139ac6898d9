using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>The frame of extended reports: blocks of various types behind the sender's SSRC (RFC 3611 section 3).</summary>
internal static class ExtendedReport
{
    /// <summary>Bytes of a block's type, reserved byte and length.</summary>
    public const int BlockHeaderLength = 4;

    private const int SenderLength = 4;

    /// <summary>The content of the first block of a type. False if there is none or a block before it is cut short.</summary>
    public static bool TryFind(scoped in RtcpPacket packet, byte blockType, out Ssrc sender, out ReadOnlySpan<byte> block)
    {
        sender = default;
        block = default;
        if (packet.Type != RtcpPacketType.ExtendedReport || packet.Body.Length < SenderLength)
        {
            return false;
        }

        sender = new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(packet.Body));
        var rest = packet.Body[SenderLength..];
        while (rest.Length >= BlockHeaderLength)
        {
            var end = BlockHeaderLength + 4 * BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (end > rest.Length)
            {
                return false;
            }

            if (rest[0] == blockType)
            {
                block = rest[BlockHeaderLength..end];
                return true;
            }

            rest = rest[end..];
        }

        return false;
    }

    /// <summary>Writes a report of one block up to the block's content and returns where that goes.</summary>
    public static Span<byte> WriteHeader(Span<byte> destination, Ssrc sender, byte blockType, int blockLength)
    {
        RtcpPacket.WriteHeader(
            destination, RtcpPacketType.ExtendedReport, 0, RtcpPacket.HeaderLength + SenderLength + BlockHeaderLength + blockLength);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], sender.Value);
        destination[8] = blockType;
        destination[9] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(destination[10..], (ushort)(blockLength / 4));
        return destination[12..];
    }
}
