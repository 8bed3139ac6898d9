using System.Buffers.Binary;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
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

    [Theory]
    [InlineData(1900, true)]
    [InlineData(2000, false)]
    public void Inject_PacketLongerThanADatagramWithItsConsumersHeader_IsRefused(int size, bool isTaken)
    {
        using var session = new TestSession(1);
        var (publisher, up) = session.AddClient();
        var track = new TestTrack(publisher, "audio/opus");
        session.Publish(up, "audio/opus", track);
        var packet = new byte[size];
        packet[0] = 0x80;
        packet[1] = (byte)track.Producer.Parameters.Codecs[0].PayloadType;
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), track.Producer.Parameters.Encodings[0].Ssrc!.Value);

        Assert.Equal(isTaken, track.Producer.Inject(packet, session.Now));

        publisher.Router.Turn(session.Now);
        Assert.Equal(isTaken ? 1 : 0, publisher.Router.GetStatistics().PacketsForwarded);
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

    [Fact]
    public void Produce_AHundredTimesOnOneTransport_StillForwards()
    {
        using var session = new TestSession(4);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        for (var i = 0; i < 100; i++)
        {
            var track = new TestTrack(publisher, "video/H264");
            var producer = session.Publish(up, "video/H264", track);
            var receiver = session.Receive(down, producer);
            session.Film(TimeSpan.FromMilliseconds(200), track);

            // The publisher goes on for a moment after the relay has closed the track, as a browser does.
            producer.Close(session.Now);
            session.Film(TimeSpan.FromMilliseconds(100), track);
            track.Producer.Close(session.Now);
            receiver.Received.Close(session.Now);
            Assert.NotEmpty(receiver.Recorder.Packets);
        }

        Assert.Equal(0, session.Relay.Pool.Rented);
    }

    [Fact]
    public void Produce_NewSsrcForTheSameTrack_ContinuesFromItsKeyframe()
    {
        using var session = new TestSession(5);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var first = new TestTrack(publisher, "video/VP8", 1000, 65_000);
        var sender = up.Client.Consume("send-1", first.Producer, RouterCapabilities.Default, null)!;
        sender.Resume(session.Now);
        var parameters = sender.Parameters with { Mid = null, Encodings = [new RtpEncodingParameters()] };
        Assert.True(up.Server.TryProduce("camera", MediaKind.Video, parameters, null, out var producer, out var problem), problem);
        var receiver = session.Receive(down, producer);
        session.Film(TimeSpan.FromSeconds(2), first);
        var source = producer.Streams[0].Source;

        // The encoder is made anew: the same track under another SSRC.
        sender.Close(session.Now);
        var second = new TestTrack(publisher, "video/VP8", 3_000_000_000, 100);
        up.Client.Consume("send-2", second.Producer, RouterCapabilities.Default, null)!.Resume(session.Now);
        session.Film(TimeSpan.FromSeconds(2), second);

        Assert.NotEqual(source, producer.Streams[0].Source);
        AssertContinuous(receiver.Recorder.Packets);
        Assert.True(receiver.Recorder.Packets.Count > 300);
    }

    private static void AssertContinuous(IReadOnlyList<ReceivedPacket> packets)
    {
        for (var i = 1; i < packets.Count; i++)
        {
            Assert.Equal(packets[i - 1].Sequence + 1, packets[i].Sequence);
            Assert.True((int)(packets[i].Timestamp - packets[i - 1].Timestamp) >= 0);
        }
    }

    [Theory]
    [InlineData("video/H264")]
    [InlineData("video/VP8")]
    public void Resume_SoonAfterAKeyFrame_StartsFromItWithoutAskingAgain(string codec)
    {
        using var session = new TestSession(31);
        var (publisher, up) = session.AddClient();
        var track = new TestTrack(publisher, codec);
        var producer = session.Publish(up, codec, track);
        session.Receive(session.AddClient().Pair, producer);
        var second = session.AddClient().Pair;
        var third = session.AddClient().Pair;
        session.Film(TimeSpan.FromSeconds(1), track);
        producer.RequestKeyFrame(0, session.Now);
        session.Film(TimeSpan.FromMilliseconds(250), track);
        var keyFrames = track.KeyFramesSent;

        var soon = session.Receive(second, producer);
        session.Film(TimeSpan.FromMilliseconds(100), track);
        Assert.Equal(keyFrames, track.KeyFramesSent);
        Assert.True(soon.Recorder.Packets.Count > 9, $"{soon.Recorder.Packets.Count} packets: the past ones and those that followed");
        AssertNoGap(soon.Recorder);

        session.Film(TimeSpan.FromSeconds(1), track);
        var late = session.Receive(third, producer);
        session.Film(TimeSpan.FromMilliseconds(200), track);
        Assert.Equal(keyFrames + 1, track.KeyFramesSent);
        Assert.NotEmpty(late.Recorder.Packets);
        AssertNoGap(soon.Recorder);
    }

    [Fact]
    public void Resume_BeforeTheReceiverIsConnected_AsksForAKeyFrameOnlyThen()
    {
        using var session = new TestSession(32);
        var (publisher, up) = session.AddClient();
        var track = new TestTrack(publisher, "video/H264");
        var producer = session.Publish(up, "video/H264", track);
        var pair = new LoopbackPair(session.Wire, session.Relay, session.Wire.AddHost(200, 200), "slow");
        var consumer = pair.Server.Consume("early", producer, RouterCapabilities.Default, null)!;
        consumer.Resume(session.Now);
        session.Film(TimeSpan.FromSeconds(2), track);
        var before = track.KeyFramesWanted;

        pair.Connected();
        session.Film(TimeSpan.FromMilliseconds(200), track);

        Assert.Equal(before + 1, track.KeyFramesWanted);
        Assert.True(consumer.GetStatistics(session.Now).PacketsSent > 0);
    }

    private static void AssertNoGap(Recorder recorder)
    {
        var sequences = recorder.InOrder().Select(packet => packet.Sequence).ToList();
        Assert.Equal(sequences.Count, sequences.Distinct().Count());
        Assert.Equal((ulong)sequences.Count - 1, sequences[^1] - sequences[0]);
    }
}
