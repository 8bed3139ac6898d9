using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>
/// A receiver's wall clock, sent so that the answer tells it the round trip although it sends no media of its own (RFC 3611 section 4.4).
/// Answered by <see cref="DelaySinceReceiverReference"/>.
/// </summary>
/// <remarks>
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |V=2|P|reserved |   PT=XR=207   |             length            |
/// |                              SSRC                             |
/// |     BT=4      |   reserved    |       block length = 2        |
/// |                NTP timestamp, 64 bits in Q32.32               |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly record struct ReceiverReferenceTime(Ssrc Sender, NtpTime Ntp)
{
    /// <summary>Bytes of a report with this block alone.</summary>
    public const int Length = RtcpPacket.HeaderLength + 4 + ExtendedReport.BlockHeaderLength + BlockLength;

    private const byte BlockType = 4;
    private const int BlockLength = 8;

    /// <summary>Looks for the block among those of an extended report.</summary>
    public static bool TryParse(scoped in RtcpPacket packet, out ReceiverReferenceTime report)
    {
        report = default;
        if (!ExtendedReport.TryFind(packet, BlockType, out var sender, out var block) || block.Length < BlockLength)
        {
            return false;
        }

        report = new ReceiverReferenceTime(sender, new NtpTime(BinaryPrimitives.ReadUInt64BigEndian(block)));
        return true;
    }

    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> destination, Ssrc sender, NtpTime now)
    {
        var block = ExtendedReport.WriteHeader(destination, sender, BlockType, BlockLength);
        BinaryPrimitives.WriteUInt64BigEndian(block, now.Value);
        return Length;
    }
}
