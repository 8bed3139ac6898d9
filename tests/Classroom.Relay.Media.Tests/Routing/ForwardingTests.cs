using Classroom.Relay.Media.Rtp.Codecs;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class ForwardingTests
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("video/H264")]
    [InlineData("video/VP8")]
    [InlineData("audio/opus")]
    public void Forward_OnGoodLink_DeliversEveryPacketInOrder(string codec)
    {
        using var session = new TestSession(1);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var track = new TestTrack(publisher, codec);
        var receiver = session.Receive(down, session.Publish(up, codec, track));

        session.Film(TimeSpan.FromSeconds(3), track);
        session.Wire.Run(Settle);

        var packets = receiver.Recorder.Packets;
        var first = TestTrack.NumberOf(packets[0].Payload);
        Assert.True(first < 60, $"began with {first}");
        Assert.Equal(Enumerable.Range((int)first, (int)(track.NextNumber - first)), packets.Select(packet => (int)TestTrack.NumberOf(packet.Payload)));
        AssertContinuous(packets);
    }

    [Theory]
    [InlineData("video/H264", 0.05)]
    [InlineData("video/VP8", 0.10)]
    [InlineData("audio/opus", 0.05)]
    public void Forward_OverLossyLink_RepairsEveryPacketBothWays(string codec, double loss)
    {
        using var session = new TestSession(7);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var track = new TestTrack(publisher, codec);
        var receiver = session.Receive(down, session.Publish(up, codec, track));
        session.Film(TimeSpan.FromSeconds(1), track);

        session.Wire.Conditions = new LinkConditions(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(10), loss, 0.02);
        session.Film(TimeSpan.FromSeconds(10), track);
        session.Wire.Conditions = LinkConditions.Good;
        session.Film(TimeSpan.FromSeconds(1), track);
        session.Wire.Run(Settle);

        var packets = receiver.Recorder.InOrder();
        var first = TestTrack.NumberOf(packets[0].Payload);
        Assert.Equal(Enumerable.Range((int)first, (int)(track.NextNumber - first)), packets.Select(packet => (int)TestTrack.NumberOf(packet.Payload)));
        AssertContinuous(packets);
    }

    [Fact]
    public void Forward_Vp8_RewritesOnlyTheCounters()
    {
        using var session = new TestSession(3);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var track = new TestTrack(publisher, "video/VP8");
        var receiver = session.Receive(down, session.Publish(up, "video/VP8", track));

        session.Film(TimeSpan.FromSeconds(1), track);
        session.Wire.Run(Settle);

        Assert.All(receiver.Recorder.Packets, packet =>
        {
            Assert.True(Vp8Descriptor.TryParse(packet.Payload, out var descriptor));
            Assert.True(descriptor.IsPictureIdWide);
            Assert.All(packet.Payload[7..^4], value => Assert.Equal(0x11, value));
        });
    }

    private static void AssertContinuous(IReadOnlyList<ReceivedPacket> packets)
    {
        for (var i = 1; i < packets.Count; i++)
        {
            Assert.Equal(packets[i - 1].Sequence + 1, packets[i].Sequence);
            Assert.True((int)(packets[i].Timestamp - packets[i - 1].Timestamp) >= 0);
        }
    }
}
