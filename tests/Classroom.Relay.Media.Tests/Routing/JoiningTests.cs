using Classroom.Relay.Media.Tests.Harness;

namespace Classroom.Relay.Media.Tests.Routing;

/// <summary>How soon a receiver that joins gets its first picture.</summary>
public sealed class JoiningTests
{
    private const string H264 = "video/H264";

    [Fact]
    public void Resume_BeforeThePathStands_AsksForTheKeyFrameOnlyWhenItCanBeDelivered()
    {
        using var session = new TestSession(41);
        var (host, publisher) = session.AddClient();
        var track = new TestTrack(host, H264);
        var producer = session.Publish(publisher, H264, track);
        session.Film(TimeSpan.FromSeconds(1), track);
        var keyFramesBefore = track.KeyFramesSent;
        var late = new LoopbackPair(session.Wire, session.Relay, session.Wire.AddHost(90, 90), "late");
        var receiver = session.Receive(late, producer);

        // Longer than a keyframe takes, shorter than the least time between two.
        session.Film(TimeSpan.FromMilliseconds(200), track);
        Assert.Equal(keyFramesBefore, track.KeyFramesSent);

        late.Connected();
        session.Film(TimeSpan.FromMilliseconds(150), track);

        Assert.Equal(keyFramesBefore + 1, track.KeyFramesSent);
        Assert.NotEmpty(receiver.Recorder.Packets);
    }
}
