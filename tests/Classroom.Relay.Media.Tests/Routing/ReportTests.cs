using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class ReportTests
{
    [Fact]
    public void SenderReports_OfOnePublishersTracks_MeanTheSameInstants()
    {
        using var session = new TestSession(21);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        session.Wire.Conditions = new LinkConditions(TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(30), 0.02);
        var audio = new TestTrack(publisher, "audio/opus", 123_456);
        var video = new TestTrack(publisher, "video/H264", 4_294_900_000);
        var heard = session.Receive(down, session.Publish(up, "audio/opus", audio));
        var seen = session.Receive(down, session.Publish(up, "video/H264", video));

        session.Film(TimeSpan.FromSeconds(5), audio, video);

        var sound = heard.Received.Streams[0].Clock;
        var picture = seen.Received.Streams[0].Clock;
        Assert.True(sound.IsExact && picture.IsExact);

        // The same instant of capture, once in each track's time. The consumers' offsets are zero here, so the tracks' own bases show.
        var instant = sound.Anchor.Ntp;
        var captured = (uint)(sound.Anchor.Rtp.Value - audio.TimestampBase) / 48.0;
        var capturedPicture = (uint)(picture.Anchor.RtpAt(instant, 90_000).Value - video.TimestampBase) / 90.0;
        Assert.Equal(captured, capturedPicture, 1.0);
    }

    /// <summary>Chromium states no CNAME for a simulcast, and mediasoup-client writes no SSRCs for a track without one.</summary>
    [Fact]
    public void Cname_OfTheTracksOfOnePublisher_IsOneAndNeverEmpty()
    {
        using var session = new TestSession(24);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var audio = session.Receive(down, session.Publish(up, "audio/opus", new TestTrack(publisher, "audio/opus")));
        var video = session.Receive(down, session.Publish(up, "video/H264", new TestTrack(publisher, "video/H264")));

        Assert.NotEmpty(audio.Consumer.Parameters.Rtcp.Cname!);
        Assert.Equal(audio.Consumer.Parameters.Rtcp.Cname, video.Consumer.Parameters.Rtcp.Cname);
    }

    [Fact]
    public void SenderReports_AfterStart_ComePromptlyAndRoundTripIsMeasured()
    {
        using var session = new TestSession(22);
        session.Wire.Conditions = new LinkConditions(TimeSpan.FromMilliseconds(50));
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var track = new TestTrack(publisher, "video/H264");
        var receiver = session.Receive(down, session.Publish(up, "video/H264", track));

        session.Film(TimeSpan.FromMilliseconds(600), track);
        Assert.True(receiver.Received.Streams[0].Clock.IsExact);

        session.Film(TimeSpan.FromSeconds(3), track);
        Assert.InRange(receiver.Consumer.GetStatistics(session.Now).RoundTrip.TotalMilliseconds, 95, 115);
    }

    [Fact]
    public void ProducerStatistics_AfterLoss_TellRateLossAndRepair()
    {
        using var session = new TestSession(23);
        var (publisher, up) = session.AddClient();
        var track = new TestTrack(publisher, "video/H264");
        var producer = session.Publish(up, "video/H264", track);
        session.Film(TimeSpan.FromSeconds(1), track);
        session.Wire.Conditions = LinkConditions.Good with { Loss = 0.05 };
        session.Film(TimeSpan.FromSeconds(5), track);

        var layer = Assert.Single(producer.GetStatistics(session.Now).Layers);

        Assert.True(layer.IsLive);
        Assert.InRange(layer.BitrateBps, 600_000, 800_000);
        Assert.InRange(layer.PacketsRepaired, 5, 100);
        Assert.InRange(layer.PacketsLost, 0, 3);
        Assert.True(up.Server.GetStatistics().FeedbackSent > 30);
    }

    [Fact]
    public void KeyFrameRequests_OfManyConsumers_AreOneInHalfASecond()
    {
        using var session = new TestSession(24);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var track = new TestTrack(publisher, "video/H264");
        var producer = session.Publish(up, "video/H264", track);
        session.Film(TimeSpan.FromSeconds(1), track);
        var receivers = Enumerable.Range(0, 20).Select(_ => session.Receive(down, producer)).ToList();
        session.Film(TimeSpan.FromSeconds(1), track);
        var before = track.KeyFramesWanted;

        for (var i = 0; i < 100; i++)
        {
            receivers[i % 20].Consumer.RequestKeyFrame(session.Now);
            session.Film(TimeSpan.FromMilliseconds(33), track);
        }

        Assert.InRange(track.KeyFramesWanted - before, 5, 8);
        Assert.All(receivers, receiver => Assert.Equal(0, receiver.Consumer.CurrentLayer));
    }

    [Fact]
    public void KeyFrameRequest_WhenEveryOtherIsLost_IsRepeatedUntilAnswered()
    {
        using var session = new TestSession(25);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var track = new TestTrack(publisher, "video/H264");
        var producer = session.Publish(up, "video/H264", track);
        session.Film(TimeSpan.FromSeconds(1), track);

        // Nothing from the relay to the publisher gets through for two seconds: requests are lost.
        session.Wire.Filter = (from, datagram) => from != session.Relay || datagram.Span[0] < 128;
        var receiver = session.Receive(down, producer);
        session.Film(TimeSpan.FromSeconds(2), track);
        Assert.Null(receiver.Consumer.CurrentLayer);

        session.Wire.Filter = null;
        session.Film(TimeSpan.FromSeconds(2), track);
        Assert.Equal(0, receiver.Consumer.CurrentLayer);
    }

    [Fact]
    public void Close_OfAConsumer_SendsGoodbye()
    {
        using var session = new TestSession(26);
        var (publisher, up) = session.AddClient();
        var (_, down) = session.AddClient();
        var track = new TestTrack(publisher, "video/H264");
        var receiver = session.Receive(down, session.Publish(up, "video/H264", track));
        session.Film(TimeSpan.FromSeconds(1), track);
        Assert.True(receiver.Received.Streams[0].IsLive(session.Now));

        receiver.Consumer.Close(session.Now);
        session.Wire.Run(TimeSpan.FromMilliseconds(200));

        Assert.False(receiver.Received.Streams[0].IsLive(session.Now));
        Assert.Equal(TransportState.Connected, down.Client.State);
    }
}
