using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

/// <summary>The picture that a mix is from: a second track beside the programme's, for a while and over a good link only.</summary>
public sealed class ProgrammeMixTests
{
    private const string H264 = "video/H264";
    private const string Vp8 = "video/VP8";

    /// <summary>Until then a round trip has been measured.</summary>
    private static readonly TimeSpan UntilKnown = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMilliseconds(50);
    private static readonly LinkConditions Far = new(TimeSpan.FromMilliseconds(120));

    [Theory]
    [InlineData(H264)]
    [InlineData(Vp8)]
    public void Mix_OverAGoodLink_SendsTheFormerFromAKeyFrameOnAndNothingBeforeOrAfter(string codec)
    {
        using var stage = new ProgrammeStage(80, codec, 1, 1, 1);
        var (programme, former) = stage.AddMixingReceiver();
        stage.Cut(0);
        stage.Film(UntilKnown);
        Assert.Empty(former.Recorder.Packets);

        for (var i = 0; i < 12; i++)
        {
            var (from, to) = (i % 3, (i + 1) % 3);
            var (before, beforeOnAir) = (former.Recorder.Packets.Count, programme.Recorder.Packets.Count);
            stage.Mix(from, to);
            stage.Film(TimeSpan.FromMilliseconds(700 + (40 * i)));
            stage.EndMix();
            stage.Session.Wire.Run(OnItsWay);
            var packets = former.Recorder.Packets[before..];
            Assert.True(packets.Count > 10, $"mix {i}: {packets.Count} packets");
            Assert.All(packets, packet => Assert.True(stage.IsOf(packet, from), $"mix {i} shows another source"));
            Assert.Contains(programme.Recorder.Packets[beforeOnAir..], packet => stage.IsOf(packet, to));

            stage.Film(TimeSpan.FromSeconds(1));
            Assert.Equal(before + packets.Count, former.Recorder.Packets.Count);
        }

        stage.AssertOneStream(former.Recorder.Packets);
        stage.AssertOneStream(programme.Recorder.Packets);
    }

    [Fact]
    public void Mix_OverAFarLinkOrWithoutTheProgramme_SendsNoSecondPicture()
    {
        using var stage = new ProgrammeStage(81, H264, 1, 1);
        var alone = stage.Session.Receive(stage.Session.AddClient().Pair, stage.Former.Output);
        stage.Session.Wire.Conditions = Far;
        var (programme, former) = stage.AddMixingReceiver();
        stage.Cut(0);
        stage.Film(UntilKnown);

        stage.Mix(0, 1);
        stage.Film(TimeSpan.FromSeconds(2));

        Assert.Empty(former.Recorder.Packets);
        Assert.Empty(alone.Recorder.Packets);
        stage.AssertOneStream(programme.Recorder.Packets);
    }

    [Fact]
    public void Mix_OverALinkThatBecomesPoor_LosesTheSecondPictureWithTheNextReport()
    {
        using var stage = new ProgrammeStage(82, H264, 1, 1);
        var (_, former) = stage.AddMixingReceiver();
        stage.Cut(0);
        stage.Film(UntilKnown);
        stage.Mix(0, 1);
        stage.Film(TimeSpan.FromMilliseconds(500));
        Assert.NotEmpty(former.Recorder.Packets);

        stage.Session.Wire.Conditions = Far;
        stage.Film(TimeSpan.FromSeconds(4));
        var count = former.Recorder.Packets.Count;
        stage.Film(TimeSpan.FromSeconds(2));

        Assert.Equal(count, former.Recorder.Packets.Count);
        Assert.False(former.Consumer.IsClosed);
    }

    [Fact]
    public void Mix_WhoseFormerSourceEnds_SendsNothingMoreAndTheNextMixDoes()
    {
        using var stage = new ProgrammeStage(83, Vp8, 1, 1, 1);
        var (programme, former) = stage.AddMixingReceiver();
        stage.Cut(0);
        stage.Film(UntilKnown);
        stage.Mix(0, 1);
        stage.Film(TimeSpan.FromMilliseconds(300));

        stage.Sources[0].Close(stage.Session.Now);
        stage.Session.Wire.Run(OnItsWay);
        var count = former.Recorder.Packets.Count;
        stage.Film(TimeSpan.FromSeconds(1));
        Assert.Equal(count, former.Recorder.Packets.Count);

        stage.Mix(1, 2);
        stage.Film(TimeSpan.FromSeconds(1));
        Assert.All(former.Recorder.Packets[count..], packet => Assert.True(stage.IsOf(packet, 1)));
        Assert.True(former.Recorder.Packets.Count > count + 10);
        stage.AssertOneStream(former.Recorder.Packets);
        stage.AssertOneStream(programme.Recorder.Packets);
    }

    [Theory]
    [InlineData(H264)]
    [InlineData(Vp8)]
    public void Mix_FiftyTimesASecond_KeepsBothStreamsWholeAndEndsAtTheLastOne(string codec)
    {
        using var stage = new ProgrammeStage(84, codec, 1, 1, 1);
        var (programme, former) = stage.AddMixingReceiver();
        stage.Cut(0);
        stage.Film(UntilKnown);
        var asked = stage.Tracks.Select(track => track.KeyFramesWanted).ToArray();
        var sent = stage.Session.Relay.Router.GetStatistics().PacketsForwarded;

        for (var i = 0; i < 200; i++)
        {
            stage.Mix(i % 3, (i + 1) % 3);
            stage.Film(TimeSpan.FromMilliseconds(20));
        }

        stage.Mix(0, 2);
        var seconds = 200 * 0.0333;
        sent = stage.Session.Relay.Router.GetStatistics().PacketsForwarded - sent;
        stage.Film(TimeSpan.FromSeconds(1));
        Assert.True(stage.IsOf(programme.Recorder.Packets[^1], 2));
        Assert.True(stage.IsOf(former.Recorder.Packets[^1], 0));
        stage.AssertOneStream(programme.Recorder.Packets);
        stage.AssertOneStream(former.Recorder.Packets);

        // Either track no more than twice what one source of the largest kind sends, and of each source no more keyframes than the limit.
        Assert.InRange(sent, 1, 2 * 2 * seconds * 30 * 3);
        Assert.All(stage.Tracks.Zip(asked), one => Assert.InRange(one.First.KeyFramesWanted - one.Second, 0, 2 * (seconds + 1) + 1));
    }

    [Fact]
    public void Former_IsNoTrackThatSoundIsKeptInStepWith()
    {
        using var stage = new ProgrammeStage(85, H264, 1);
        var (programme, former) = stage.AddMixingReceiver();
        Assert.NotEqual(programme.Consumer.Parameters.Rtcp.Cname, former.Consumer.Parameters.Rtcp.Cname);
    }
}
