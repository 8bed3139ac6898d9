using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>A sender's answer to <see cref="ReceiverReferenceTime"/> (DLRR, RFC 3611 section 4.5).</summary>
/// <param name="Receiver">Whose reference time is answered.</param>
/// <param name="LastReference">Middle 32 bits of that time.</param>
/// <param name="Delay">From its arrival to this answer, in 1/65536 s.</param>
/// <remarks>
/// The block holds one such entry for each receiver answered:
/// <code>
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |     BT=5      |   reserved    |   block length = 3 * entries  |
/// |                       SSRC of receiver                        |
/// |                         last RR (LRR)                         |
/// |                   delay since last RR (DLRR)                  |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly record struct DelaySinceReceiverReference(Ssrc Receiver, uint LastReference, uint Delay)
{
    /// <summary>Bytes of a report with one entry.</summary>
    public const int Length = RtcpPacket.HeaderLength + 4 + ExtendedReport.BlockHeaderLength + EntryLength;

    private const byte BlockType = 5;
    private const int EntryLength = 12;

    /// <summary>Looks for the entry meant for <paramref name="receiver"/>.</summary>
    public static bool TryParse(scoped in RtcpPacket packet, Ssrc receiver, out DelaySinceReceiverReference report)
    {
        report = default;
        if (!ExtendedReport.TryFind(packet, BlockType, out _, out var block))
        {
            return false;
        }

        for (; block.Length >= EntryLength; block = block[EntryLength..])
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(block) == receiver.Value)
            {
                report = new DelaySinceReceiverReference(
                    receiver, BinaryPrimitives.ReadUInt32BigEndian(block[4..]), BinaryPrimitives.ReadUInt32BigEndian(block[8..]));
                return true;
            }
        }

        return false;
    }

    /// <returns>Bytes written.</returns>
    public int Write(Span<byte> destination, Ssrc sender)
    {
        var block = ExtendedReport.WriteHeader(destination, sender, BlockType, EntryLength);
        BinaryPrimitives.WriteUInt32BigEndian(block, Receiver.Value);
        BinaryPrimitives.WriteUInt32BigEndian(block[4..], LastReference);
        BinaryPrimitives.WriteUInt32BigEndian(block[8..], Delay);
        return Length;
    }

    /// <summary>The round trip from our reference time to this answer and back; null if it answers none. Never negative.</summary>
    /// <param name="now">Time of arrival on the clock of our reference times.</param>
    public TimeSpan? RoundTrip(NtpTime now) => CompactNtp.RoundTrip(now, LastReference, Delay);
}
