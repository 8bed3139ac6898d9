using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Lessons.Programme;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Pages;
using Classroom.Shared.Contracts.Lessons.Programme;
using static Classroom.Relay.Lessons.Tests.ProgrammeTests;

namespace Classroom.Relay.Lessons.Tests;

/// <summary>The automatic director in virtual time, looking at the lesson once a second as the relay does.</summary>
public sealed class AutomaticDirectorTests
{
    [Fact]
    public void Direct_WithARoomCalled_ShowsItLargeAndTheTeacherBeside()
    {
        var log = OnAirLog(ProgrammeMode.Automatic);
        log.Do(Some.Lecturer, new CallRoom("b"), 20_000);

        Run(log, 20_000, 21_000);

        AssertScene(Show(SceneLayout.Inset, Camera("b"), Camera("a")), log.State.Programme.OnAir);
    }

    [Fact]
    public void Direct_WithARoomThatSpeaks_ShowsItForEightSecondsAndGoesBackToThePages()
    {
        var log = OnAirLog(ProgrammeMode.Automatic);
        log.Do(Some.Lecturer, new ShowBoard(1), 1_000);
        Run(log, 10_000, 11_000);
        AssertScene(Show(SceneLayout.Inset, new SceneSlot(SlotKind.Page, null), Camera("a")), log.State.Programme.OnAir);

        log.Report(new ReportSpeech("b", 2_500), 20_000);
        var shots = Run(log, 20_000, 40_000);

        Assert.Equal([20_000, 28_000], shots.Select(shot => shot.TimeMs));
        AssertScene(Show(SceneLayout.Inset, new SceneSlot(SlotKind.Page, null), Camera("a")), log.State.Programme.OnAir);
    }

    /// <summary>Words across the room, ten seconds apart, and a fan that is switched on.</summary>
    [Fact]
    public void Direct_WithARoomThatIsHeardForAMoment_KeepsTheTeacher()
    {
        var log = OnAirLog(ProgrammeMode.Automatic);
        for (var time = 20_000; time < 120_000; time += 10_000)
        {
            log.Report(new ReportSpeech("b", 2_000), time);
            Assert.Empty(Run(log, time, time + 9_000));
        }
    }

    [Fact]
    public void Direct_WithARoomThatGoesOnSpeaking_ShowsItOnceItsTurnIsLongEnough()
    {
        var log = OnAirLog(ProgrammeMode.Automatic);
        var shots = new List<LessonEvent>();
        for (var time = 20_000; time <= 25_000; time += 1_000)
        {
            log.Report(new ReportSpeech("b", 700), time);
            shots.AddRange(Run(log, time, time));
        }

        Assert.Equal([23_000], shots.Select(shot => shot.TimeMs));
        AssertScene(Show(SceneLayout.Inset, Camera("b"), Camera("a")), log.State.Programme.OnAir);
    }

    [Fact]
    public void Direct_WithARoomThatSpeaksWhileAnotherIsCalled_ShowsTheOneCalled()
    {
        var log = OnAirLog(ProgrammeMode.Automatic);
        log.Report(new AddSource(Some.Source("sc", "c")));
        log.Do(Some.Lecturer, new CallRoom("b"), 20_000);
        log.Report(new ReportSpeech("c", 15_000), 20_000);
        Run(log, 20_000, 40_000);
        AssertScene(Show(SceneLayout.Inset, Camera("b"), Camera("a")), log.State.Programme.OnAir);
    }

    [Fact]
    public void Direct_WithAMicrophoneThatIsClosed_DoesNotShowItsRoom()
    {
        var log = OnAirLog(ProgrammeMode.Automatic);
        log.Report(new ReportSpeech("b", 2_500), 20_000);
        log.Do(Some.Lecturer, new SetMicrophone("b", Open: false), 20_000);
        Assert.Empty(Run(log, 20_000, 23_000));
    }

    [Fact]
    public void Direct_WithTheSourceOfAShortShotLost_DoesNotWaitForTheMinimum()
    {
        var log = OnAirLog(ProgrammeMode.Automatic);
        log.Do(Some.Lecturer, new CallRoom("b"), 20_000);
        Run(log, 20_000, 21_000);

        log.Report(new RemoveSource("sb"), 22_000);

        AssertScene(Show(SceneLayout.One, Camera("a")), log.State.Programme.OnAir);
    }

    /// <summary>Whatever happens in the class: no shot is shorter than 8 s unless its source ended, and every shot is in the log.</summary>
    [Fact]
    public void Direct_OverARandomHour_HoldsEveryShotLongEnough()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var log = OnAirLog(ProgrammeMode.Automatic);
            var shots = new List<LessonEvent>();
            for (long time = 0; time < 3_600_000; time += 1_000)
            {
                shots.AddRange(Happening(log, random, time).Where(next => next.Body is SourceLost));
                shots.AddRange(log.Report(new DirectProgramme(), time).Events);
            }

            Assert.All(shots.Where(shot => shot.Body is SceneTaken), shot => Assert.Equal("relay", shot.Actor));
            foreach (var (one, next) in shots.Zip(shots.Skip(1)).Where(pair => pair.Second.Body is SceneTaken))
            {
                var isCard = one.Body is SourceLost { Scene.Layout: SceneLayout.Card };
                Assert.True(isCard || next.TimeMs - one.TimeMs >= AutomaticDirector.LeastShotMs, $"seed {seed}: {one.TimeMs} to {next.TimeMs}");
            }

            Assert.True(shots.Count > 20, "something happened");
        }
    }

    private static IReadOnlyList<LessonEvent> Happening(LessonLog log, Random random, long time)
    {
        var room = random.Next(2) == 0 ? "a" : "b";
        var (actor, command) = random.Next(40) switch
        {
            0 => (Some.Lecturer, (LessonCommand)new CallRoom("b")),
            1 => (Some.Lecturer, new EndCall()),
            2 => (Some.Lecturer, new ShowBoard(1)),
            3 => (Some.Lecturer, new ClosePages()),
            4 => (LessonActor.Relay, new RemoveSource($"s{room}")),
            5 or 6 => (LessonActor.Relay, new AddSource(Some.Source($"s{room}", room))),
            7 => (LessonActor.Relay, new AddSource(Some.Source("screen", "a", SourceKind.Screen))),
            8 => (LessonActor.Relay, new RemoveSource("screen")),
            < 14 => (LessonActor.Relay, new ReportSpeech(room, 2_500)),
            _ => (LessonActor.Relay, new DirectProgramme()),
        };
        return log.Append(actor, command, null, time).Events;
    }

    private static List<LessonEvent> Run(LessonLog log, long from, long until)
    {
        var shots = new List<LessonEvent>();
        for (var time = from; time <= until; time += 1_000)
        {
            shots.AddRange(log.Report(new DirectProgramme(), time).Events);
        }

        return shots;
    }
}
