using System.Buffers.Binary;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>One packet of a compound: its type, the five bits that type gives a meaning to, and what follows the header.</summary>
/// <remarks>
/// RFC 3550 section 6.4.1:
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |V=2|P|  count  |      PT       |   length in 32-bit words - 1  |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly ref struct RtcpPacket
{
    /// <summary>Bytes of the header every RTCP packet has.</summary>
    public const int HeaderLength = 4;

    private const byte PaddingBit = 0x20;

    private RtcpPacket(RtcpPacketType type, int count, ReadOnlySpan<byte> body)
    {
        Type = type;
        Count = count;
        Body = body;
    }

    public RtcpPacketType Type { get; }

    /// <summary>Number of blocks, or the format of a feedback message; 0 to 31.</summary>
    public int Count { get; }

    /// <summary>What follows the header, without padding.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Reads the packet at the front of <paramref name="bytes"/>; <paramref name="length"/> is where the next one begins.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> bytes, out RtcpPacket packet, out int length)
    {
        packet = default;
        length = 0;
        if (bytes.Length < HeaderLength || bytes[0] >> 6 != 2)
        {
            return false;
        }

        length = HeaderLength + 4 * BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        if (bytes.Length < length)
        {
            return false;
        }

        var body = bytes[HeaderLength..length];
        if ((bytes[0] & PaddingBit) != 0)
        {
            if (body.IsEmpty || body[^1] == 0 || body[^1] > body.Length)
            {
                return false;
            }

            body = body[..^body[^1]];
        }

        packet = new RtcpPacket((RtcpPacketType)bytes[1], bytes[0] & 0x1F, body);
        return true;
    }

    /// <summary>Writes the header of a packet of <paramref name="length"/> bytes, a multiple of 4, header included.</summary>
    internal static void WriteHeader(Span<byte> destination, RtcpPacketType type, int count, int length)
    {
        destination[0] = (byte)(0x80 | count);
        destination[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)((length / 4) - 1));
    }

    /// <summary>Says that the last byte of a finished packet counts padding.</summary>
    internal static void MarkPadded(Span<byte> packet) => packet[0] |= PaddingBit;
}
