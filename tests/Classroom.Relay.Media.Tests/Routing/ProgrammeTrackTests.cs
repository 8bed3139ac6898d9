using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class ProgrammeTrackTests
{
    private const string H264 = "video/H264";
    private const string Vp8 = "video/VP8";

    [Theory]
    [InlineData(H264)]
    [InlineData(Vp8)]
    public void Cut_FiveHundredTimes_IsOneContinuousStreamForEveryReceiver(string codec)
    {
        using var stage = new ProgrammeStage(41, codec, 3, 1, 1, 3);
        var receivers = new[] { stage.AddReceiver(), stage.AddReceiver(layer: 0) };
        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(3));
        var dice = new Random(3);

        for (var i = 0; i < 500; i++)
        {
            stage.Cut(dice.Next(stage.Sources.Count));
            stage.Film(TimeSpan.FromMilliseconds(dice.Next(900)));
        }

        stage.Film(TimeSpan.FromSeconds(1));
        foreach (var receiver in receivers)
        {
            Assert.True(receiver.Consumer.GetStatistics(stage.Session.Now).Switches > 250, receiver.Consumer.GetStatistics(stage.Session.Now).ToString());
            stage.AssertOneStream(receiver.Recorder.Packets);
        }
    }

    [Theory]
    [InlineData(H264)]
    [InlineData(Vp8)]
    public void Cut_OverALossyLink_RepairsEveryPacketAlsoOfBeforeTheCut(string codec)
    {
        using var stage = new ProgrammeStage(42, codec, 1, 1, 1);
        var receiver = stage.AddReceiver();
        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(2));
        stage.Session.Wire.Conditions = new LinkConditions(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(10), 0.05, 0.02);
        var dice = new Random(4);

        // As far apart as packets are kept: of the source before the former nothing is repaired.
        for (var i = 0; i < 50; i++)
        {
            stage.Cut(dice.Next(stage.Sources.Count));
            stage.Film(TimeSpan.FromMilliseconds(1000 + dice.Next(300)));
        }

        stage.Session.Wire.Conditions = LinkConditions.Good;
        stage.Film(TimeSpan.FromSeconds(1));
        AssertOneStreamButForCutPictures(stage, receiver.Recorder.InOrder());
    }

    [Fact]
    public void Cut_WithAKeyFrameOfThePast_IsOnAirAtOnceAndNotLate()
    {
        using var stage = new ProgrammeStage(43, H264, 1, 1);
        var receiver = stage.AddReceiver();
        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(2));
        stage.Programme.Prepare(stage.Sources[1], stage.Session.Now);
        stage.Film(TimeSpan.FromMilliseconds(300));
        var asked = stage.Tracks[1].KeyFramesWanted;

        stage.Cut(1);
        stage.Session.Wire.Run(TimeSpan.FromMilliseconds(10));

        var size = stage.Tracks[1].Size;
        Assert.Equal(size, receiver.Recorder.Packets[^1].Payload.Length);
        Assert.Equal(asked, stage.Tracks[1].KeyFramesWanted);
        stage.Film(TimeSpan.FromSeconds(1));

        // One second later the timeline is where it would be without the cut: 90,000 ticks for each second since the first picture.
        var (first, last) = (receiver.Recorder.Packets[0], receiver.Recorder.Packets[^1]);
        var expected = (last.At - first.At).TotalSeconds * 90_000;
        Assert.InRange((int)(last.Timestamp - first.Timestamp) - expected, -900, 900);
        stage.AssertOneStream(receiver.Recorder.Packets);
    }

    /// <summary>A frame's time until the next picture, two ways of 5 ms each, and whatever the limit of keyframe requests costs: nothing, with a keyframe of the past.</summary>
    [Theory]
    [InlineData(H264, 3)]
    [InlineData(Vp8, 1)]
    public void Cut_SomeTimeAfterItWasPrepared_IsOnAirWithinAHundredMilliseconds(string codec, int layers)
    {
        using var stage = new ProgrammeStage(53, codec, layers, layers, layers);
        var receivers = new[] { stage.AddReceiver(), stage.AddReceiver(layer: 0) };
        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(3));
        var dice = new Random(8);
        var (source, delays) = (0, new List<double>());

        for (var i = 0; i < 200; i++)
        {
            source = (source + dice.Next(1, 3)) % 3;
            stage.Programme.Prepare(stage.Sources[source], stage.Session.Now);
            stage.Film(TimeSpan.FromMilliseconds(dice.Next(300)));
            var pressed = stage.Session.Now;
            var heard = receivers.Select(receiver => receiver.Recorder.Packets.Count).ToArray();
            stage.Cut(source);
            stage.Film(TimeSpan.FromMilliseconds(300));
            delays.AddRange(receivers.Select((receiver, n) => (receiver.Recorder.Packets[heard[n]..].First(packet => stage.IsOf(packet, source)).At - pressed).TotalMilliseconds));
        }

        Assert.InRange(delays.Max(), 0, 100);
    }

    [Fact]
    public void Cut_FiftyTimesASecond_EndsAtTheLastOneAndAsksNoMoreThanTheLimit()
    {
        using var stage = new ProgrammeStage(44, Vp8, 1, 1, 1);
        var receivers = new[] { stage.AddReceiver(), stage.AddReceiver() };
        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(2));
        var asked = stage.Tracks.Select(track => track.KeyFramesWanted).ToArray();
        var sent = stage.Session.Relay.Router.GetStatistics().PacketsForwarded;

        for (var i = 0; i < 200; i++)
        {
            stage.Cut(i % 3);
            stage.Film(TimeSpan.FromMilliseconds(20));
        }

        stage.Cut(2);
        var seconds = 200 * 0.0333;
        sent = stage.Session.Relay.Router.GetStatistics().PacketsForwarded - sent;
        stage.Film(TimeSpan.FromSeconds(1));
        Assert.All(receivers, receiver => Assert.Equal(stage.Tracks[2].Size, receiver.Recorder.Packets[^1].Payload.Length));
        Assert.All(receivers, receiver => stage.AssertOneStream(receiver.Recorder.Packets));
        for (var i = 0; i < stage.Tracks.Count; i++)
        {
            Assert.InRange(stage.Tracks[i].KeyFramesWanted - asked[i], 0, 2 * (seconds + 1) + 1);
        }

        // No receiver gets more than twice what one source of the largest kind sends.
        Assert.InRange(sent, 1, receivers.Length * 2 * seconds * 30 * 3);
    }

    [Fact]
    public void Close_OfWhatIsOnAir_LeavesTheReceiversAndTheNextCutGoesOn()
    {
        using var stage = new ProgrammeStage(45, Vp8, 1, 1, 1);
        var receiver = stage.AddReceiver();
        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(2));

        stage.Sources[0].Close(stage.Session.Now);
        stage.Film(TimeSpan.FromMilliseconds(500));
        Assert.False(receiver.Consumer.IsClosed);
        Assert.Null(receiver.Consumer.CurrentLayer);

        // And of the next before its keyframe has come: what is on air goes on.
        stage.Cut(1);
        stage.Film(TimeSpan.FromMilliseconds(1200));
        stage.Cut(2);
        stage.Sources[2].Close(stage.Session.Now);
        stage.Film(TimeSpan.FromSeconds(1));
        Assert.Equal(stage.Tracks[1].Size, receiver.Recorder.Packets[^1].Payload.Length);

        stage.Sources[1].Close(stage.Session.Now);
        var late = stage.AddReceiver();
        var back = stage.AddSource();
        Assert.True(stage.Programme.Cut(back, stage.Session.Now));
        stage.Film(TimeSpan.FromSeconds(1));
        Assert.All([receiver, late], one => Assert.Equal(stage.Tracks[^1].Size, one.Recorder.Packets[^1].Payload.Length));
        stage.AssertOneStream(receiver.Recorder.Packets);
    }

    [Fact]
    public void Cut_ToNothing_SendsNothingMore()
    {
        using var stage = new ProgrammeStage(46, H264, 1, 1);
        var receiver = stage.AddReceiver();
        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(2));

        Assert.True(stage.Programme.Cut(null, stage.Session.Now));
        stage.Session.Wire.Run(TimeSpan.FromMilliseconds(50));
        var count = receiver.Recorder.Packets.Count;
        stage.Film(TimeSpan.FromSeconds(5));
        Assert.Equal(count, receiver.Recorder.Packets.Count);

        stage.Cut(1);
        stage.Film(TimeSpan.FromSeconds(1));
        stage.AssertOneStream(receiver.Recorder.Packets);
        Assert.Equal(stage.Tracks[1].Size, receiver.Recorder.Packets[^1].Payload.Length);
    }

    [Fact]
    public void Cut_OfSound_LeavesTheFormerAtOnceAndLosesNoNumber()
    {
        using var stage = new ProgrammeStage(47, "audio/opus", 1, 1);
        var receiver = stage.AddReceiver();
        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(2));
        stage.Sources[1].Pause(stage.Session.Now);
        stage.Session.Wire.Run(TimeSpan.FromMilliseconds(50));

        // To a microphone that is closed: nothing of either is heard.
        stage.Cut(1);
        stage.Session.Wire.Run(TimeSpan.FromMilliseconds(50));
        var count = receiver.Recorder.Packets.Count;
        stage.Film(TimeSpan.FromSeconds(1));
        Assert.Equal(count, receiver.Recorder.Packets.Count);

        stage.Sources[1].Resume(stage.Session.Now);
        stage.Film(TimeSpan.FromSeconds(1));
        var packets = receiver.Recorder.Packets;
        Assert.True(packets.Count > count + 20);
        Assert.All(packets[count..], packet => Assert.Equal(stage.Tracks[1].Size, packet.Payload.Length));
        Assert.All(packets.Zip(packets[1..]), pair => Assert.Equal(pair.First.Sequence + 1, pair.Second.Sequence));
        Assert.All(packets.Zip(packets[1..]), pair => Assert.True((int)(pair.Second.Timestamp - pair.First.Timestamp) >= 0));
    }

    [Fact]
    public void SenderReports_OverManyCuts_LieOnOneLineForPictureAndSound()
    {
        using var session = new TestSession(51);
        session.Wire.Conditions = new LinkConditions(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(10), 0.01);
        var picture = new ProgrammeTrack(session.Relay.Router, "picture", H264, "lesson");
        var sound = new ProgrammeTrack(session.Relay.Router, "sound", "audio/opus", "lesson");
        var tracks = new List<TestTrack>();
        var rooms = Enumerable.Range(1, 3).Select(room =>
        {
            var (host, pair) = session.AddClient();
            var (video, audio) = (new TestTrack(host, H264, (uint)room * 1_100_000_000), new TestTrack(host, "audio/opus", (uint)room * 700_000_000));
            tracks.AddRange([video, audio]);
            return (Video: session.Publish(pair, H264, video), Audio: session.Publish(pair, "audio/opus", audio));
        }).ToArray();
        var (_, down) = session.AddClient();
        var seen = session.Receive(down, picture.Output);
        var heard = session.Receive(down, sound.Output);
        Assert.Equal(seen.Consumer.Parameters.Rtcp.Cname, heard.Consumer.Parameters.Rtcp.Cname);
        session.Film(TimeSpan.FromSeconds(2), [.. tracks]);
        var dice = new Random(6);
        var (pictureTimes, soundTimes) = (new List<double>(), new List<double>());

        for (var i = 0; i < 40; i++)
        {
            var next = rooms[dice.Next(3)];
            Assert.True(picture.Cut(next.Video, session.Now));
            Assert.True(sound.Cut(rooms[dice.Next(3)].Audio, session.Now));
            session.Film(TimeSpan.FromMilliseconds(700), [.. tracks]);
            pictureTimes.Add(MillisecondsAtZero(seen));
            soundTimes.Add(MillisecondsAtZero(heard));
        }

        // Where on the wall clock the stream's time 0 lies never moves: by more than 30 ms a viewer would see it, and these are single reports.
        Assert.InRange(pictureTimes.Max() - pictureTimes.Min(), 0, 25);
        Assert.InRange(soundTimes.Max() - soundTimes.Min(), 0, 25);

        double MillisecondsAtZero(TestReceiver receiver)
        {
            var anchor = receiver.Received.Streams[0].Clock.Anchor;
            var rate = receiver.Received.Kind == MediaKind.Video ? 90.0 : 48.0;
            return (anchor.Ntp.Value / 4_294_967.296) - (anchor.Rtp.Value / rate);
        }
    }

    [Fact]
    public void Cut_AndForward_AllocatesNothingPerPacket()
    {
        using var stage = new ProgrammeStage(52, Vp8, 1, 1);
        for (var i = 0; i < 10; i++)
        {
            stage.AddReceiver();
        }

        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(3));
        stage.Cut(1);
        stage.Film(TimeSpan.FromSeconds(3));
        var captured = stage.Capture(1500);
        stage.Session.Relay.Sink.IsDeaf = true;
        var now = stage.Session.Now;
        Feed(stage, captured.AsSpan(0, 3000), ref now);
        var sent = stage.Session.Relay.Router.GetStatistics().PacketsForwarded;
        var before = GC.GetAllocatedBytesForCurrentThread();

        Feed(stage, captured.AsSpan(3000), ref now);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(stage.Session.Relay.Router.GetStatistics().PacketsForwarded - sent, 10_000, long.MaxValue);
    }

    [Fact]
    public void Cut_ToAnotherCodecOrToAProducerThatHasEnded_IsRefusedAndChangesNothing()
    {
        using var stage = new ProgrammeStage(48, H264, 1, 1);
        using var other = new ProgrammeStage(49, Vp8, 1);
        stage.Cut(0);
        stage.Sources[1].Close(stage.Session.Now);

        Assert.False(stage.Programme.Cut(stage.Sources[1], stage.Session.Now));
        Assert.False(stage.Programme.Cut(other.Sources[0], stage.Session.Now));
        Assert.Same(stage.Sources[0], stage.Programme.OnAir);

        stage.Programme.Close(stage.Session.Now);
        Assert.False(stage.Programme.Cut(stage.Sources[0], stage.Session.Now));
    }

    [Fact]
    public void JoinCutAndLeave_AThousandTimes_LeavesNothingBehind()
    {
        using var stage = new ProgrammeStage(50, Vp8, 1, 1);
        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(2));
        var (_, pair) = stage.Session.AddClient();

        for (var i = 0; i < 1000; i++)
        {
            var receiver = stage.Session.Receive(pair, stage.Programme.Output);
            stage.Cut(i % 2);
            stage.Film(TimeSpan.FromMilliseconds(33));
            if (i % 3 == 0)
            {
                stage.Cut((i + 1) % 2);
            }

            receiver.Consumer.Close(stage.Session.Now);
            receiver.Received.Close(stage.Session.Now);
        }

        Assert.Empty(pair.Server.Consumers);
        Assert.All(stage.Sources, source => Assert.Equal(0, source.ConsumerCount));
        Assert.Equal(0, stage.Programme.Output.ConsumerCount);
        stage.Programme.Close(stage.Session.Now);
        stage.Sources.ForEach(source => source.Close(stage.Session.Now));
        Assert.Equal(0, stage.Session.Relay.Pool.Rented);
    }

    private static void Feed(ProgrammeStage stage, ReadOnlySpan<(TransportAddress From, byte[] Datagram)> captured, ref MonotonicTime now)
    {
        for (var i = 0; i < captured.Length; i++)
        {
            stage.Session.Relay.Router.Receive(captured[i].Datagram, captured[i].From, now);
            if (i % 10 == 0)
            {
                now += TimeSpan.FromMilliseconds(10);
                stage.Session.Relay.Router.Turn(now);
            }
        }
    }

    /// <summary>As <see cref="ProgrammeStage.AssertOneStream"/>, but where the former's picture was cut short by loss on the way in, a number is left out (R4).</summary>
    private static void AssertOneStreamButForCutPictures(ProgrammeStage stage, IReadOnlyList<ReceivedPacket> packets)
    {
        var whole = new List<ReceivedPacket>();
        foreach (var packet in packets)
        {
            if (whole.Count > 0 && packet.Sequence != whole[^1].Sequence + 1)
            {
                Assert.Equal(whole[^1].Sequence + 2, packet.Sequence);
                Assert.False(whole[^1].Marker);
                Assert.NotEqual(whole[^1].Payload.Length, packet.Payload.Length);
                stage.AssertOneStream(whole);
                whole.Clear();
            }

            whole.Add(packet);
        }

        stage.AssertOneStream(whole);
    }
}
