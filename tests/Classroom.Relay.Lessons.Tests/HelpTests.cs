using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Help;

namespace Classroom.Relay.Lessons.Tests;

public sealed class HelpTests
{
    [Fact]
    public void ReportHelp_OfARoomOfTheLesson_IsKeptUntilItIsOver()
    {
        var log = Some.FullLog();
        log.Report(new ReportHelp(new HelpAsked("b", "h-1")), 1_000);
        Assert.Empty(log.Report(new ReportHelp(new HelpAsked("b", "h-1"))).Events);
        log.Report(new ReportHelp(new HelpTaken("b", "h-1", "陈导播")));
        Assert.Equal([new RoomHelp("b", "h-1", "陈导播", 1_000)], log.State.Help.Open);

        Assert.Empty(log.Report(new ReportHelp(new HelpClosed("b", "h-0"))).Events);
        log.Report(new ReportHelp(new HelpClosed("b", "h-1")));
        Assert.Empty(log.State.Help.Open);
    }

    [Fact]
    public void ReportHelp_ByAnyoneButTheRelay_IsForbidden()
    {
        foreach (var actor in new[] { Some.Lecturer, Some.Receiver, Some.Helper, Some.Director, Some.Observer })
        {
            Assert.Equal(ErrorCode.Forbidden, Some.FullLog().Refusal(actor, new ReportHelp(new HelpAsked("b", "h-1"))));
        }

        Assert.Equal(ErrorCode.NotFound, Some.FullLog().Refusal(LessonActor.Relay, new ReportHelp(new HelpAsked("z", "h-1"))));
    }

    [Fact]
    public void Help_OfARoom_IsKnownToItTheTeacherAndDirectors()
    {
        var log = Some.FullLog();
        log.Report(new ReportHelp(new HelpAsked("b", "h-1")));

        Assert.All([Some.Receiver, Some.Helper, Some.Lecturer, Some.Director], listener => Assert.Single(Audience.View(listener, log.State).Help.Open));
        Assert.All([new LessonActor("c", LessonAuthority.Receiver, "c"), Some.Observer], listener => Assert.Empty(Audience.View(listener, log.State).Help.Open));
    }
}
