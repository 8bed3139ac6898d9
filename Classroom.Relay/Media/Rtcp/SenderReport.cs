using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>What a sender says about one of its streams: above all which RTP time was which wall-clock time.</summary>
/// <remarks>
/// RFC 3550 section 6.4.1, after the header:
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                         SSRC of sender                        |
/// |                NTP timestamp, 64 bits in Q32.32               |
/// |                                                               |
/// |                         RTP timestamp                         |
/// |                     sender's packet count                     |
/// |                      sender's octet count                     |
/// |                     report blocks, RC times                   |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly ref struct SenderReport
{
    private const int FixedLength = 24;

    private SenderReport(ReadOnlySpan<byte> body, ReportBlocks blocks)
    {
        Sender = new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(body));
        Ntp = new NtpTime(BinaryPrimitives.ReadUInt64BigEndian(body[4..]));
        Rtp = new RtpTimestamp(BinaryPrimitives.ReadUInt32BigEndian(body[12..]));
        Packets = BinaryPrimitives.ReadUInt32BigEndian(body[16..]);
        Octets = BinaryPrimitives.ReadUInt32BigEndian(body[20..]);
        Blocks = blocks;
    }

    public Ssrc Sender { get; }

    public NtpTime Ntp { get; }

    /// <summary>The same instant as <see cref="Ntp"/>, in the stream's own time.</summary>
    public RtpTimestamp Rtp { get; }

    /// <summary>Packets sent since the beginning, modulo 2^32.</summary>
    public uint Packets { get; }

    /// <summary>Payload bytes sent since the beginning, modulo 2^32, without headers and padding.</summary>
    public uint Octets { get; }

    public ReportBlocks Blocks { get; }

    public static bool TryParse(scoped in RtcpPacket packet, out SenderReport report)
    {
        report = default;
        if (packet.Type != RtcpPacketType.SenderReport || packet.Body.Length < FixedLength
            || !ReportBlocks.TryParse(packet.Body[FixedLength..], packet.Count, out var blocks))
        {
            return false;
        }

        report = new SenderReport(packet.Body, blocks);
        return true;
    }

    /// <summary>Bytes of a report with this many blocks.</summary>
    public static int Length(int blocks) => RtcpPacket.HeaderLength + FixedLength + blocks * ReportBlock.Length;

    /// <returns>Bytes written.</returns>
    public static int Write(
        Span<byte> destination, Ssrc sender, NtpTime ntp, RtpTimestamp rtp, uint packets, uint octets, ReadOnlySpan<ReportBlock> blocks)
    {
        var length = Length(blocks.Length);
        RtcpPacket.WriteHeader(destination, RtcpPacketType.SenderReport, blocks.Length, length);
        var body = destination[RtcpPacket.HeaderLength..];
        BinaryPrimitives.WriteUInt32BigEndian(body, sender.Value);
        BinaryPrimitives.WriteUInt64BigEndian(body[4..], ntp.Value);
        BinaryPrimitives.WriteUInt32BigEndian(body[12..], rtp.Value);
        BinaryPrimitives.WriteUInt32BigEndian(body[16..], packets);
        BinaryPrimitives.WriteUInt32BigEndian(body[20..], octets);
        ReportBlocks.Write(body[FixedLength..], blocks);
        return length;
    }
}
