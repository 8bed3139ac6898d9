using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Lessons.Programme;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;
using static Classroom.Relay.Lessons.Tests.ProgrammeTests;

namespace Classroom.Relay.Lessons.Tests;

/// <summary>What was on air before a take with a mix, and how long.</summary>
public sealed class MixTests
{
    [Fact]
    public void Take_AsAMix_KeepsTheFormerSceneUntilTheRelaysClockEndsIt()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Child));

        log.Do(Some.Director, new Take(500), 10_000);

        AssertScene(Teacher, log.State.Programme.Former!);
        Assert.Equal("sa", OnAir.FormerPicture(log.State)?.SourceId);
        Assert.Empty(log.Report(new DirectProgramme(), 11_299).Events);
        Assert.IsType<MixEnded>(Assert.Single(log.Report(new DirectProgramme(), 11_300).Events).Body);
        Assert.Null(log.State.Programme.Former);
        Assert.Null(OnAir.FormerPicture(log.State));
        Assert.Empty(log.Report(new DirectProgramme(), 20_000).Events);
    }

    [Fact]
    public void Take_AsACut_HasNoFormerScene()
    {
        var log = MixLog();
        log.Do(Some.Director, new Take(0), 10_300);
        Assert.Null(log.State.Programme.Former);
    }

    [Fact]
    public void Take_DuringAMix_MixesFromWhatWasOnAirLast()
    {
        var log = MixLog();
        log.Do(Some.Director, new Take(1_000), 10_300);
        AssertScene(Child, log.State.Programme.Former!);
        Assert.Empty(log.Report(new DirectProgramme(), 11_500).Events);
    }

    [Fact]
    public void Mix_WhoseDirectorHasLeft_EndsByTheRelaysClock()
    {
        var log = MixLog();
        log.Report(new DepartPerson("d"), 10_100);
        Assert.IsType<MixEnded>(Assert.Single(log.Report(new DirectProgramme(), 12_000).Events).Body);
    }

    [Fact]
    public void Mix_WhoseProgrammeEndsOrLosesWhatIsOnAir_EndsWithIt()
    {
        var (left, lost, ended) = (MixLog(), MixLog(), MixLog());
        left.Do(Some.Director, new LeaveDesk(), 10_100);
        lost.Report(new DepartRoom("b"), 10_100);
        ended.Report(new EndLesson(), 10_100);

        Assert.All([left, lost, ended], log => Assert.Null(log.State.Programme.Former));
    }

    [Fact]
    public void Mix_WhoseFormerSourceEnds_GoesOnWithoutIt()
    {
        var log = MixLog();
        log.Report(new RemoveSource("sa"), 10_100);
        Assert.NotNull(log.State.Programme.Former);
        Assert.Null(OnAir.FormerPicture(log.State));
    }

    [Fact]
    public void FormerPicture_ThatIsInTheMainPlaceStill_IsNone()
    {
        var log = MixLog();
        log.Do(Some.Director, new SetPreview(Both), 11_000);
        log.Do(Some.Director, new Take(500), 12_000);
        AssertScene(Child, log.State.Programme.Former!);
        Assert.Null(OnAir.FormerPicture(log.State));
    }

    [Fact]
    public void Carries_DuringAMix_WhatWasBesideTheMainPlaceToo()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Show(SceneLayout.OneAndOne, Camera("a"), Camera("b"))));
        log.Do(Some.Director, new Take(0), 10_000);
        log.Do(Some.Director, new SetPreview(Teacher));
        log.Do(Some.Director, new Take(500), 11_000);

        Assert.True(OnAir.Carries(log.State, "b", SourceKind.Camera));
        log.Report(new DirectProgramme(), 13_000);
        Assert.False(OnAir.Carries(log.State, "b", SourceKind.Camera));
    }

    /// <summary>At 10 s the teacher was mixed into the child, within half a second.</summary>
    private static LessonLog MixLog()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Child));
        log.Do(Some.Director, new Take(500), 10_000);
        return log;
    }
}
