using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Tests.Rtcp;

public class ReportTests
{
    private static readonly ReportBlock Block = new(new Ssrc(0xFFFFFFFE), 255, -8_388_608, 0xFFFF1234, 77, 0x11223344, 0x55667788);

    [Fact]
    public void SenderReport_RoundTrip_KeepsEveryField()
    {
        var bytes = RtcpBytes.Write(to => SenderReport.Write(
            to, new Ssrc(1), new NtpTime(0x0102030405060708), new RtpTimestamp(0xFFFFFFFF), 5, 6, [Block, Block with { CumulativeLost = 8_388_607 }]));

        Assert.True(SenderReport.TryParse(RtcpBytes.Single(bytes), out var report));

        Assert.Equal(SenderReport.Length(2), bytes.Length);
        Assert.Equal(new Ssrc(1), report.Sender);
        Assert.Equal(0x0102030405060708u, report.Ntp.Value);
        Assert.Equal(0xFFFFFFFFu, report.Rtp.Value);
        Assert.Equal((5u, 6u), (report.Packets, report.Octets));
        Assert.Equal(2, report.Blocks.Count);
        Assert.Equal(Block, report.Blocks[0]);
        Assert.Equal(8_388_607, report.Blocks[1].CumulativeLost);
    }

    [Fact]
    public void ReceiverReport_RoundTrip_KeepsEveryBlock()
    {
        var blocks = Enumerable.Range(0, 31).Select(i => Block with { Source = new Ssrc((uint)i), CumulativeLost = -i }).ToArray();
        var bytes = RtcpBytes.Write(to => ReceiverReport.Write(to, new Ssrc(9), blocks));

        Assert.True(ReceiverReport.TryParse(RtcpBytes.Single(bytes), out var report));

        var read = new List<ReportBlock>();
        foreach (var block in report.Blocks)
        {
            read.Add(block);
        }

        Assert.Equal(blocks, read);
    }

    [Fact]
    public void ReceiverReport_FewerBlocksThanCounted_IsRefused()
    {
        var bytes = RtcpBytes.Write(to => ReceiverReport.Write(to, new Ssrc(9), [Block]));
        bytes[0]++;

        Assert.False(ReceiverReport.TryParse(RtcpBytes.Single(bytes), out _));
    }

    // RFC 3550 figure 2: A 0xb710:8000, DLSR 0x5:4000 (5.25 s), LSR 0xb705:2000, so 6.125 s.
    [Fact]
    public void RoundTrip_Rfc3550Figure2_Is6125Milliseconds()
    {
        var block = Block with { LastSenderReport = 0xb705_2000, DelaySinceLastSenderReport = 0x0005_4000 };

        Assert.Equal(TimeSpan.FromMilliseconds(6125), block.RoundTrip(new NtpTime(0x0000_b710_8000_0000)));
    }

    [Fact]
    public void RoundTrip_NoReportOrClockDrift_IsNullOrZero()
    {
        Assert.Null((Block with { LastSenderReport = 0 }).RoundTrip(default));
        Assert.Equal(TimeSpan.Zero, (Block with { LastSenderReport = 100, DelaySinceLastSenderReport = 50 }).RoundTrip(new NtpTime(149UL << 16)));
    }

    [Fact]
    public void SourceDescription_RoundTrip_FindsTheName()
    {
        for (var length = 1; length <= 255; length++)
        {
            var name = new byte[length];
            Array.Fill(name, (byte)'n');
            var bytes = RtcpBytes.Write(to => SourceDescription.Write(to, new Ssrc(3), name));

            Assert.Equal(SourceDescription.Length(length), bytes.Length);
            Assert.True(SourceDescription.TryParse(RtcpBytes.Single(bytes), out var description));
            Assert.True(description.TryFindName(new Ssrc(3), out var read));
            Assert.True(read.SequenceEqual(name));
            Assert.False(description.TryFindName(new Ssrc(4), out _));
        }
    }

    [Fact]
    public void SourceDescription_SeveralChunksAndItems_FindsEachName()
    {
        byte[] bytes =
        [
            0x82, 202, 0, 6,
            0, 0, 0, 1, 2, 1, (byte)'x', 1, 1, (byte)'a', 0, 0,
            0, 0, 0, 2, 1, 3, (byte)'b', (byte)'c', (byte)'d', 0, 0, 0,
        ];

        Assert.True(SourceDescription.TryParse(RtcpBytes.Single(bytes), out var description));
        Assert.True(description.TryFindName(new Ssrc(1), out var name));
        Assert.Equal("a"u8, name);
        Assert.True(description.TryFindName(new Ssrc(2), out name));
        Assert.Equal("bcd"u8, name);
    }

    [Fact]
    public void Goodbye_RoundTrip_KeepsTheSources()
    {
        var bytes = RtcpBytes.Write(to => Goodbye.Write(to, [new Ssrc(1), new Ssrc(0xFFFFFFFF)]));

        Assert.True(Goodbye.TryParse(RtcpBytes.Single(bytes), out var goodbye));
        Assert.Equal(2, goodbye.Count);
        Assert.Equal(new Ssrc(0xFFFFFFFF), goodbye[1]);
    }

    [Fact]
    public void ExtendedReports_RoundTrip_MeasureTheRoundTripWithoutSending()
    {
        var asked = RtcpBytes.Write(to => ReceiverReferenceTime.Write(to, new Ssrc(1), new NtpTime(0x1234_5678_0000_0000)));
        Assert.True(ReceiverReferenceTime.TryParse(RtcpBytes.Single(asked), out var reference));
        Assert.Equal(new Ssrc(1), reference.Sender);
        Assert.Equal(0x1234_5678_0000_0000u, reference.Ntp.Value);

        var answered = RtcpBytes.Write(to => new DelaySinceReceiverReference(new Ssrc(1), reference.Ntp.Compact, 0x8000).Write(to, new Ssrc(2)));
        Assert.True(DelaySinceReceiverReference.TryParse(RtcpBytes.Single(answered), new Ssrc(1), out var answer));
        Assert.Equal(TimeSpan.FromMilliseconds(500), answer.RoundTrip(reference.Ntp + TimeSpan.FromSeconds(1)));
        Assert.False(DelaySinceReceiverReference.TryParse(RtcpBytes.Single(answered), new Ssrc(7), out _));
    }
}
