using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Rtp.HeaderExtensions;
using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

public sealed class PlayoutLimitTests
{
    private static readonly TimeSpan Near = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(10);

    [Fact]
    public void OnReport_OfAGoodLink_LimitsAfterTheSecondAndSaysSoAgainNowAndThen()
    {
        var limit = new PlayoutLimit();
        Assert.Null(limit.OnReport(Near, 0, Calm));
        Assert.Equal(PlayoutLimit.Prompt, limit.OnReport(Near, 0, Calm));
        var said = Enumerable.Range(0, 16).Select(_ => limit.OnReport(Near, 0, Calm)).ToArray();
        Assert.Equal(2, said.Count(delay => delay == PlayoutLimit.Prompt));
        Assert.Equal(14, said.Count(delay => delay is null));
    }

    [Theory]
    [InlineData(80, 0, 10)]
    [InlineData(4, 0.05, 10)]
    [InlineData(4, 0, 70)]
    public void OnReport_OfAPoorLink_SetsFreeAtOnceAndDoubtsForAWhile(int roundTripMs, double lost, int jitterMs)
    {
        var limit = new PlayoutLimit();
        limit.OnReport(Near, 0, Calm);
        limit.OnReport(Near, 0, Calm);

        Assert.Equal(PlayoutDelay.Free, limit.OnReport(TimeSpan.FromMilliseconds(roundTripMs), lost, TimeSpan.FromMilliseconds(jitterMs)));

        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(limit.OnReport(Near, 0, Calm)));
        Assert.Equal(PlayoutLimit.Prompt, limit.OnReport(Near, 0, Calm));
    }

    [Fact]
    public void OnReport_WithoutARoundTrip_SaysNothing() => Assert.Null(new PlayoutLimit().OnReport(null, 0, Calm));

    /// <summary>10 and 60 ms in 12 bits of 10 ms each; and nothing is said to who receives a room instead of the programme.</summary>
    [Fact]
    public void Programme_OverAGoodLink_SaysForASecondHowLongPicturesMayBeHeldBack()
    {
        using var stage = new ProgrammeStage(63, "video/H264", 1, 1);
        var (programme, room) = (stage.AddReceiver(), stage.Session.Receive(stage.Session.AddClient().Pair, stage.Sources[0]));
        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(6));
        stage.Cut(1);
        stage.Film(TimeSpan.FromSeconds(1));

        var said = programme.Recorder.Packets.Where(packet => packet.Playout.Length > 0).ToArray();
        Assert.All(said, packet => Assert.Equal([0x00, 0x10, 0x06], packet.Playout));
        Assert.InRange(said[^1].At - said[0].At, TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(1700));
        Assert.All(room.Recorder.Packets, packet => Assert.Empty(packet.Playout));
        stage.AssertOneStream(programme.Recorder.Packets);
    }

    [Fact]
    public void Programme_OverAFarLink_NeverSaysSo()
    {
        using var stage = new ProgrammeStage(64, "video/H264", 1, 1);
        stage.Session.Wire.Conditions = new LinkConditions(TimeSpan.FromMilliseconds(60));
        var receiver = stage.AddReceiver();
        stage.Cut(0);
        stage.Film(TimeSpan.FromSeconds(6));

        Assert.All(receiver.Recorder.Packets, packet => Assert.Empty(packet.Playout));
    }
}
