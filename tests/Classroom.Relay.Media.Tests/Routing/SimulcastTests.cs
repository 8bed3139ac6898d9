using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Rtp.Codecs;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class SimulcastTests
{
    [Theory]
    [InlineData("video/H264")]
    [InlineData("video/VP8")]
    public void SetPreferredLayer_TwoHundredTimes_KeepsSequenceTimeAndPicturesContinuous(string codec)
    {
        using var session = new TestSession(11);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var layers = Layers(publisher, codec);
        var receiver = session.Receive(down, session.Publish(up, codec, layers));
        session.Film(TimeSpan.FromSeconds(3), layers);
        var dice = new Random(5);

        for (var i = 0; i < 200; i++)
        {
            receiver.Consumer.SetPreferredLayer(dice.Next(3), session.Now);
            session.Film(TimeSpan.FromMilliseconds(dice.Next(700)), layers);
        }

        session.Film(TimeSpan.FromSeconds(1), layers);
        Assert.True(receiver.Consumer.GetStatistics(session.Now).Switches > 80, receiver.Consumer.GetStatistics(session.Now).ToString());
        AssertContinuous(receiver.Recorder.Packets, codec);
    }

    [Fact]
    public void Switch_BetweenLayers_KeepsCaptureTimesOnOneTimeline()
    {
        using var session = new TestSession(12);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var layers = Layers(publisher, "video/H264");
        var receiver = session.Receive(down, session.Publish(up, "video/H264", layers));
        session.Film(TimeSpan.FromSeconds(3), layers);
        receiver.Consumer.SetPreferredLayer(0, session.Now);
        session.Film(TimeSpan.FromSeconds(3), layers);

        // Pictures are taken every 33.3 ms; so their timestamps say at the receiver, across the switches too. A step of one tick is the
        // picture that was sent by the old layer already and comes again as the keyframe of the new one.
        var times = receiver.Recorder.Packets.Select(packet => packet.Timestamp).Distinct().ToList();
        for (var i = 1; i < times.Count; i++)
        {
            var step = (int)(times[i] - times[i - 1]);
            Assert.True(step is 1 or (>= 2990 and <= 3010), $"{step} at {i}");
        }
    }

    [Fact]
    public void Forward_WhenLayerStops_FallsToLowerAndReturns()
    {
        using var session = new TestSession(13);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var layers = Layers(publisher, "video/H264");
        var receiver = session.Receive(down, session.Publish(up, "video/H264", layers));
        session.Film(TimeSpan.FromSeconds(3), layers);
        Assert.Equal(2, receiver.Consumer.CurrentLayer);

        session.Film(TimeSpan.FromSeconds(4), layers[0], layers[1]);
        Assert.Equal(1, receiver.Consumer.CurrentLayer);

        session.Film(TimeSpan.FromSeconds(2), layers);
        Assert.Equal(2, receiver.Consumer.CurrentLayer);
    }

    [Fact]
    public void Forward_BeforeAKeyframe_SendsNothing()
    {
        using var session = new TestSession(14);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var track = new TestTrack(publisher, "video/H264");
        var producer = session.Publish(up, "video/H264", track);
        session.Film(TimeSpan.FromSeconds(1), track);

        var receiver = session.Receive(down, producer);
        session.Film(TimeSpan.FromSeconds(2), track);

        Assert.Equal(0x18, receiver.Recorder.Packets[0].Payload[0]);
    }

    [Fact]
    public void SwitchTo_OtherProducer_CutsOnAKeyframeAndStaysContinuous()
    {
        using var session = new TestSession(15);
        var (first, upOne) = session.AddClient();
        var (second, upTwo) = session.AddClient();
        var (_, down) = session.AddClient();
        var tracks = new[] { new TestTrack(first, "video/VP8", 1_000_000), new TestTrack(second, "video/VP8", 4_000_000_000) };
        var producers = new[] { session.Publish(upOne, "video/VP8", tracks[0]), session.Publish(upTwo, "video/VP8", tracks[1]) };
        var receiver = session.Receive(down, producers[0]);
        session.Film(TimeSpan.FromSeconds(2), tracks);

        for (var i = 1; i <= 20; i++)
        {
            Assert.True(receiver.Consumer.SwitchTo(producers[i % 2], session.Now));
            session.Film(TimeSpan.FromMilliseconds(800), tracks);
            Assert.Equal(i, receiver.Consumer.GetStatistics(session.Now).Switches - 1);
        }

        AssertContinuous(receiver.Recorder.Packets, "video/VP8");
    }

    [Fact]
    public void PauseAndResume_ContinuesWithoutAGapInNumbers()
    {
        using var session = new TestSession(16);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var track = new TestTrack(publisher, "video/VP8");
        var receiver = session.Receive(down, session.Publish(up, "video/VP8", track));
        for (var i = 0; i < 5; i++)
        {
            session.Film(TimeSpan.FromSeconds(1), track);
            receiver.Consumer.Pause();
            session.Film(TimeSpan.FromSeconds(1), track);
            receiver.Consumer.Resume(session.Now);
        }

        session.Film(TimeSpan.FromSeconds(1), track);
        AssertContinuous(receiver.Recorder.Packets, "video/VP8");
    }

    private static TestTrack[] Layers(WireHost host, string codec) =>
        [new(host, codec, 17, 65_500), new(host, codec, 3_000_000_000, 3), new(host, codec, 4_294_000_000, 30_000)];

    /// <summary>Sequence numbers step by one; time steps, and picture ids by one, exactly where a picture ends.</summary>
    private static void AssertContinuous(List<ReceivedPacket> packets, string codec)
    {
        Assert.NotEmpty(packets);
        for (var i = 1; i < packets.Count; i++)
        {
            var (before, after) = (packets[i - 1], packets[i]);
            Assert.Equal(before.Sequence + 1, after.Sequence);
            var step = (int)(after.Timestamp - before.Timestamp);
            Assert.True(before.Marker ? step > 0 : step == 0, $"time steps by {step} at {i}");
            if (codec == "video/VP8")
            {
                Assert.True(Vp8Descriptor.TryParse(before.Payload, out var one));
                Assert.True(Vp8Descriptor.TryParse(after.Payload, out var other));
                Assert.Equal(before.Marker ? 1 : 0, (other.PictureId - one.PictureId) & 0x7FFF);
                Assert.Equal(before.Marker ? 1 : 0, (other.Tl0PicIdx - one.Tl0PicIdx) & 0xFF);
            }
        }
    }
}
