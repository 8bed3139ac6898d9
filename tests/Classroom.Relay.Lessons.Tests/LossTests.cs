using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Pages;
using Classroom.Shared.Contracts.Lessons.Programme;
using static Classroom.Relay.Lessons.Tests.ProgrammeTests;

namespace Classroom.Relay.Lessons.Tests;

/// <summary>What is lost on air gives way, and goes back to its place by itself.</summary>
public sealed class LossTests
{
    private static readonly SceneSlot Screen = new(SlotKind.Screen, null);
    private static readonly Scene Card = Scene.Black with { Words = "请稍候" };
    private static readonly Scene Teacher = Show(SceneLayout.One, Camera("a"));
    private static readonly Scene Child = Show(SceneLayout.One, Camera("b"));
    private static readonly Scene Both = Show(SceneLayout.OneAndOne, Camera("b"), Camera("a"));

    [Fact]
    public void Return_OfTheRoomOnAir_PutsItBackAndEndsTheAlarm()
    {
        var log = Taken(Child);
        log.Report(new DepartRoom("b"), 12_000);
        log.Report(new ArriveRoom("b"), 20_000);

        var events = log.Report(new AddSource(Some.Source("sb2", "b")), 21_000).Events;

        Assert.Equal(Camera("b"), Assert.IsType<SourceReturned>(events[^1].Body).Source);
        AssertScene(Child, log.State.Programme.OnAir);
        Assert.Null(log.State.Programme.Lost);
        AssertScene(Teacher, log.State.Programme.Preview);
    }

    [Fact]
    public void Return_AfterSomethingElseWasTaken_ChangesNothing()
    {
        var log = Taken(Child);
        log.Report(new RemoveSource("sb"), 12_000);
        log.Do(Some.Director, new Take(0), 13_000);

        log.Report(new AddSource(Some.Source("sb2", "b")), 21_000);

        AssertScene(Teacher, log.State.Programme.OnAir);
    }

    [Fact]
    public void Return_OfAMicrophoneOrAnotherRoom_ChangesNothing()
    {
        var log = Taken(Child);
        log.Report(new RemoveSource("sb"), 12_000);

        Assert.Single(log.Report(new AddSource(Some.Source("mb", "b", SourceKind.Microphone)), 13_000).Events);
        Assert.Single(log.Report(new AddSource(Some.Source("sa2", "a")), 14_000).Events);
        AssertScene(Card, log.State.Programme.OnAir);
    }

    [Fact]
    public void Losses_OneAfterTheOther_AreMadeGoodInAnyOrderUntilTheSceneIsWhole()
    {
        var log = Taken(Both);
        log.Report(new ReportSignal("sa", false), 12_000);
        AssertScene(Show(SceneLayout.OneAndOne, Camera("b"), new SceneSlot(SlotKind.Empty, null)), log.State.Programme.OnAir);
        log.Report(new ReportSignal("sb", false), 13_000);
        AssertScene(Card, log.State.Programme.OnAir);

        log.Report(new ReportSignal("sa", true), 14_000);
        AssertScene(Card, log.State.Programme.OnAir);
        log.Report(new ReportSignal("sb", true), 15_000);

        AssertScene(Both, log.State.Programme.OnAir);
        Assert.Null(log.State.Programme.Lost);
    }

    [Fact]
    public void Signal_LostOnAir_ShowsTheCardAndComesBackOnce()
    {
        var log = Taken(Child);

        Assert.IsType<SourceLost>(log.Report(new ReportSignal("sb", false), 12_000).Events[^1].Body);
        Assert.Empty(log.Report(new ReportSignal("sb", false), 12_500).Events);
        AssertScene(Card, log.State.Programme.OnAir);
        Assert.Equal(["sb"], log.State.Programme.NoSignal);
        Assert.Equal(ErrorCode.SourceGone, log.Append(Some.Director, new SetPreview(Child), null, 13_000).Refusal?.Code);

        log.Report(new ReportSignal("sb", true), 14_000);
        Assert.Empty(log.Report(new ReportSignal("sb", true), 14_500).Events);
        AssertScene(Child, log.State.Programme.OnAir);
        Assert.Empty(log.State.Programme.NoSignal);
    }

    [Fact]
    public void Signal_LostInPreview_RaisesNoAlarmButCannotBeTaken()
    {
        var log = Taken(Teacher);
        log.Do(Some.Director, new SetPreview(Child), 12_000);
        log.Report(new ReportSignal("sb", false), 13_000);

        Assert.Null(log.State.Programme.Lost);
        Assert.Equal(ErrorCode.SourceGone, log.Append(Some.Director, new Take(0), null, 14_000).Refusal?.Code);
        AssertScene(Teacher, log.State.Programme.OnAir);
    }

    [Fact]
    public void Signal_WithoutAProgrammeOrOfAnUnknownSource_IsNoEvent()
    {
        Assert.Empty(DeskLog().Report(new ReportSignal("sb", false)).Events);
        Assert.Empty(OnAirLog().Report(new ReportSignal("zz", false)).Events);
        Assert.Equal(ErrorCode.Forbidden, OnAirLog().Refusal(Some.Director, new ReportSignal("sb", false)));
    }

    [Fact]
    public void Signal_OfASourceThatEndsOrAProgrammeThatEnds_IsForgotten()
    {
        var log = Taken(Teacher);
        log.Report(new ReportSignal("sb", false), 12_000);
        log.Report(new RemoveSource("sb"), 13_000);
        Assert.Empty(log.State.Programme.NoSignal);
        log.Report(new ReportSignal("sa", false), 14_000);
        log.Do(Some.Director, new SetProgrammeMode(ProgrammeMode.Teacher), 15_000);
        Assert.Empty(log.State.Programme.NoSignal);
    }

    [Fact]
    public void Reload_OfTheTeacherWhoSharesHisScreen_ShowsHimFirstAndThenHisScreenAgain()
    {
        var log = OnAirLog();
        log.Report(new AddSource(Some.Source("screen", "a", SourceKind.Screen)), 1_000);
        var shared = Show(SceneLayout.Inset, Screen, Camera("a"));
        log.Do(Some.Director, new SetPreview(shared), 2_000);
        log.Do(Some.Director, new Take(0), 9_000);
        log.Report(new DepartRoom("a"), 12_000);
        AssertScene(Card, log.State.Programme.OnAir);

        log.Report(new ArriveRoom("a"), 15_000);
        log.Report(new AddSource(Some.Source("sa2", "a")), 15_000);
        AssertScene(Teacher, log.State.Programme.OnAir);
        log.Report(new AddSource(Some.Source("screen2", "a", SourceKind.Screen)), 20_000);

        AssertScene(shared, log.State.Programme.OnAir);
        Assert.Null(log.State.Programme.Lost);
    }

    [Fact]
    public void Pages_PutAwayAndShownAgain_DoNotJumpOnAir()
    {
        var log = OnAirLog();
        log.Do(Some.Lecturer, new ShowBoard(1));
        log.Do(Some.Director, new SetPreview(Show(SceneLayout.Inset, new SceneSlot(SlotKind.Page, null), Camera("a"))));
        log.Do(Some.Director, new Take(0), 9_000);
        log.Do(Some.Lecturer, new ClosePages(), 20_000);
        log.Report(new RemoveSource("sa"), 21_000);

        log.Do(Some.Lecturer, new ShowBoard(1), 22_000);
        log.Report(new AddSource(Some.Source("sa2", "a")), 23_000);

        AssertScene(Teacher, log.State.Programme.OnAir);
    }

    [Fact]
    public void Return_DuringAnAutomaticProgramme_EndsTheAlarmAndLeavesTheShotToTheRules()
    {
        var log = OnAirLog(ProgrammeMode.Automatic);
        log.Report(new ReportSignal("sa", false), 2_000);
        AssertScene(Card, log.State.Programme.OnAir);
        log.Report(new ReportSignal("sa", true), 4_000);
        AssertScene(Teacher, log.State.Programme.OnAir);
        Assert.Null(log.State.Programme.Lost);
    }

    private static LessonLog Taken(Scene scene)
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(scene));
        log.Do(Some.Director, new Take(0), 9_000);
        return log;
    }
}
