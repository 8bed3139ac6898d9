using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Tests.Rtcp;

public class FeedbackTests
{
    private static readonly Ssrc Us = new(1);
    private static readonly Ssrc Them = new(2);

    [Fact]
    public void PictureLossIndication_Written_IsPacketType206Format1()
    {
        var bytes = RtcpBytes.Write(to => new PictureLossIndication(Us, Them).Write(to));

        Assert.Equal([0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2], bytes);
        Assert.True(PictureLossIndication.TryParse(RtcpBytes.Single(bytes), out var read));
        Assert.Equal(new PictureLossIndication(Us, Them), read);
    }

    [Fact]
    public void FullIntraRequest_Written_IsPacketType206Format4()
    {
        var bytes = RtcpBytes.Write(to => FullIntraRequest.Write(to, Us, Them, 200));

        Assert.Equal([0x84, 206, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 200, 0, 0, 0], bytes);
        Assert.True(FullIntraRequest.TryParse(RtcpBytes.Single(bytes), out var read));
        Assert.Equal((Them, (byte)200), read[0]);
    }

    [Fact]
    public void GenericNack_SeventeenInARow_TakeOneItem()
    {
        var missing = Enumerable.Range(65530, 17).Select(i => new SequenceNumber((ushort)i)).ToArray();

        var bytes = RtcpBytes.Write(to => GenericNack.Write(to, Us, Them, missing, out _));

        Assert.Equal([0x81, 205, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0xFF, 0xFA, 0xFF, 0xFF], bytes);
        Assert.Equal(missing, Lost(bytes));
    }

    [Fact]
    public void GenericNack_AnyAscendingSet_RoundTripsAcrossTheWrap()
    {
        var random = new Random(4585);
        for (var round = 0; round < 300; round++)
        {
            var at = random.Next(65536);
            var missing = new SequenceNumber[random.Next(1, 120)];
            for (var i = 0; i < missing.Length; i++)
            {
                missing[i] = new SequenceNumber((ushort)(at += random.Next(1, 40)));
            }

            var written = 0;
            var bytes = RtcpBytes.Write(to => GenericNack.Write(to, Us, Them, missing, out written));

            Assert.Equal(missing.Length, written);
            Assert.Equal(missing, Lost(bytes));
        }
    }

    [Fact]
    public void GenericNack_LittleRoom_NamesWhatFits()
    {
        SequenceNumber[] missing = [new(0), new(100), new(101), new(200)];
        var written = 0;

        var bytes = RtcpBytes.Write(to => GenericNack.Write(to[..20], Us, Them, missing, out written));

        Assert.Equal(3, written);
        Assert.Equal(missing[..3], Lost(bytes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(262_143)]
    [InlineData(262_144)]
    [InlineData(8_927_168)]
    [InlineData(long.MaxValue)]
    public void Estimate_RoundTrip_KeepsEighteenBits(long bitsPerSecond)
    {
        var bytes = RtcpBytes.Write(to => ReceiverEstimatedMaxBitrate.Write(to, Us, bitsPerSecond, [Them, new Ssrc(3)]));

        Assert.True(ReceiverEstimatedMaxBitrate.TryParse(RtcpBytes.Single(bytes), out var read));
        Assert.InRange(read.BitsPerSecond, bitsPerSecond - (bitsPerSecond >> 17), bitsPerSecond);
        Assert.Equal(2, read.Count);
        Assert.Equal(new Ssrc(3), read[1]);
    }

    [Fact]
    public void Estimate_RateBeyond63Bits_IsRefused()
    {
        var bytes = RtcpBytes.Write(to => ReceiverEstimatedMaxBitrate.Write(to, Us, 1, [Them]));
        bytes[17] = 0xFF;

        Assert.False(ReceiverEstimatedMaxBitrate.TryParse(RtcpBytes.Single(bytes), out _));
    }

    private static List<SequenceNumber> Lost(byte[] bytes)
    {
        Assert.True(GenericNack.TryParse(RtcpBytes.Single(bytes), out var nack));
        Assert.Equal((Us, Them), (nack.Sender, nack.Media));
        var lost = new List<SequenceNumber>();
        foreach (var sequence in nack)
        {
            lost.Add(sequence);
        }

        return lost;
    }
}
