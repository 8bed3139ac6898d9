using Classroom.Relay.Signaling;

namespace Classroom.Relay.Tests.Signaling;

public sealed class MediaRehearsalTests
{
    /// <summary>Of four packets a picture, one in forty is lost on each way and repaired; what was sent before the path stood stays out.</summary>
    [Fact]
    public void Play_ManyPictures_BringsThemBackInSpiteOfLosses()
    {
        using var media = new MediaRehearsal(TimeProvider.System);

        media.Play(20);
        var begun = media.Received;
        media.Play(200);

        Assert.True(begun > 0, "Nothing came back.");
        Assert.InRange(media.Received - begun, 760, 810);
    }
}
