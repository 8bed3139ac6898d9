using System.Buffers.Binary;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>What one who does not send says about the streams it receives (RFC 3550 section 6.4.2): its SSRC, then report blocks.</summary>
public readonly ref struct ReceiverReport
{
    private const int FixedLength = 4;

    private ReceiverReport(Ssrc sender, ReportBlocks blocks)
    {
        Sender = sender;
        Blocks = blocks;
    }

    public Ssrc Sender { get; }

    public ReportBlocks Blocks { get; }

    public static bool TryParse(scoped in RtcpPacket packet, out ReceiverReport report)
    {
        report = default;
        if (packet.Type != RtcpPacketType.ReceiverReport || packet.Body.Length < FixedLength
            || !ReportBlocks.TryParse(packet.Body[FixedLength..], packet.Count, out var blocks))
        {
            return false;
        }

        report = new ReceiverReport(new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(packet.Body)), blocks);
        return true;
    }

    /// <summary>Bytes of a report with this many blocks.</summary>
    public static int Length(int blocks) => RtcpPacket.HeaderLength + FixedLength + blocks * ReportBlock.Length;

    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> destination, Ssrc sender, ReadOnlySpan<ReportBlock> blocks)
    {
        var length = Length(blocks.Length);
        RtcpPacket.WriteHeader(destination, RtcpPacketType.ReceiverReport, blocks.Length, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[RtcpPacket.HeaderLength..], sender.Value);
        ReportBlocks.Write(destination[(RtcpPacket.HeaderLength + FixedLength)..], blocks);
        return length;
    }
}
