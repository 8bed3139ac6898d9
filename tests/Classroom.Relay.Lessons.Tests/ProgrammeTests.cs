using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Lessons.Programme;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Pages;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Tests;

public sealed class ProgrammeTests
{
    private static readonly LessonActor Other = new("d2", LessonAuthority.Director);
    internal static readonly Scene Teacher = Show(SceneLayout.One, Camera("a"));
    internal static readonly Scene Child = Show(SceneLayout.One, Camera("b"));
    internal static readonly Scene Both = Show(SceneLayout.OneAndOne, Camera("b"), Camera("a"));

    private static readonly ProgrammeCommand[] EveryCommand =
    [
        new TakeDesk(), new AskForDesk(), new GiveDesk("d2"), new LeaveDesk(), new SetProgrammeMode(ProgrammeMode.Manual), new SetPreview(Child), new Take(0),
        new KeepPreset(1, "老师", Teacher), new DropPreset(1), new ShowCrawl("请看第三题"), new ClearCrawl(), new SetChannel("b", 50, false, false), new MuteProgramme(true),
    ];

    [Fact]
    public void AnyCommand_OfAnyoneButADirector_IsForbidden()
    {
        var log = OnAirLog();
        foreach (var actor in new[] { Some.Lecturer, Some.Receiver, Some.Helper, Some.Observer, LessonActor.Relay, new LessonActor("p", LessonAuthority.Pupil, "b", 3) })
        {
            Assert.All(EveryCommand, command => Assert.Equal(ErrorCode.Forbidden, log.Refusal(actor, command)));
        }
    }

    [Fact]
    public void AnyCommand_OfADirectorWithoutTheDesk_IsRefusedBecauseAnotherHoldsIt()
    {
        var log = OnAirLog();
        var seq = log.State.Seq;

        Assert.All(EveryCommand.Where(command => command is not AskForDesk), command => Assert.Equal(ErrorCode.DeskHeld, log.Refusal(Other, command)));
        log.Do(Some.Director, new LeaveDesk());
        Assert.All(EveryCommand.Skip(2), command => Assert.Equal(ErrorCode.DeskFree, log.Refusal(Other, command)));
        Assert.Equal(seq + 2, log.State.Seq);
    }

    [Fact]
    public void EveryCommand_IsTriedAbove() => Assert.Equal(
        typeof(ProgrammeCommand).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(ProgrammeCommand))).OrderBy(type => type.Name),
        EveryCommand.Select(command => command.GetType()).OrderBy(type => type.Name));

    [Fact]
    public void TakeDesk_OfADirectorWhoDoesNotFollowTheLesson_IsRefused() => Assert.Equal(ErrorCode.Conflict, Some.FullLog().Refusal(Some.Director, new TakeDesk()));

    [Fact]
    public void TakeDesk_WhoseHolderIsAway_IsTaken()
    {
        var log = DeskLog();
        Assert.Equal(ErrorCode.DeskHeld, log.Refusal(Other, new TakeDesk()));

        log.Report(new DepartPerson("d"));

        Assert.Equal([new DeskTaken("d2", "李导播")], log.Do(Other, new TakeDesk()));
    }

    [Fact]
    public void AskForDesk_ThenHandedOver_ChangesTheHolderOnce()
    {
        var log = DeskLog();
        Assert.Equal([new DeskAsked("d2", "李导播")], log.Do(Other, new AskForDesk(), 4_000));
        Assert.Empty(log.Do(Other, new AskForDesk(), 5_000));
        Assert.Equal([new Director("d2", "李导播", 4_000)], log.State.Programme.Asking);

        Assert.Equal([new DeskTaken("d2", "李导播")], log.Do(Some.Director, new GiveDesk("d2")));

        Assert.Empty(log.State.Programme.Asking);
        Assert.Equal(ErrorCode.DeskHeld, log.Refusal(Some.Director, new Take(0)));
    }

    [Fact]
    public void SetMode_FromTheTeacher_BeginsWithWhatTheRoomsSee()
    {
        var log = DeskLog();
        log.Report(new PlacePage(new LessonDocument("k", "课件", 3), new LessonPage(1, [])));
        log.Append(Some.Lecturer, new PlacePage(new LessonDocument("k", "课件", 3), new LessonPage(1, [])), null, 0);

        log.Do(Some.Director, new SetProgrammeMode(ProgrammeMode.Manual));

        AssertScene(Show(SceneLayout.Inset, new SceneSlot(SlotKind.Page, null), Camera("a")), log.State.Programme.OnAir);
    }

    [Fact]
    public void SetMode_WhileARoomSpeaksThatNobodyCalled_DoesNotMakeItLarge()
    {
        var log = DeskLog();
        log.Report(new ReportSpeech("b", 2_500), 10_000);

        log.Do(Some.Director, new SetProgrammeMode(ProgrammeMode.Manual), 10_500);

        AssertScene(Teacher, log.State.Programme.OnAir);
    }

    [Fact]
    public void SetPreview_PutsNothingOnAir()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Both));
        AssertScene(Teacher, log.State.Programme.OnAir);
        Assert.Empty(log.Do(Some.Director, new SetPreview(Show(SceneLayout.OneAndOne, Camera("b"), Camera("a")))));
    }

    [Fact]
    public void Take_PutsThePreviewOnAirAndWhatWasThereInPreview()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Both));

        log.Do(Some.Director, new Take(500), 10_000);

        AssertScene(Both, log.State.Programme.OnAir);
        AssertScene(Teacher, log.State.Programme.Preview);
        Assert.Equal((10_000, 500, 2), (log.State.Programme.OnAirSinceMs, log.State.Programme.MixMs, log.State.Programme.Takes));
    }

    [Fact]
    public void SetPreview_OfUnknownOrDepartedSources_IsRefusedEachWithItsReason()
    {
        var log = OnAirLog();
        Assert.Equal(ErrorCode.NotFound, log.Refusal(Some.Director, new SetPreview(Show(SceneLayout.One, Camera("z")))));
        Assert.Equal(ErrorCode.NotFound, log.Refusal(Some.Director, new SetPreview(Child with { Sound = new SceneSound(false, ["z"]) })));
        Assert.Equal(ErrorCode.SourceGone, log.Refusal(Some.Director, new SetPreview(Show(SceneLayout.One, Camera("c")))));
        Assert.Equal(ErrorCode.SourceGone, log.Refusal(Some.Director, new SetPreview(Show(SceneLayout.One, new SceneSlot(SlotKind.Page, null)))));
    }

    [Fact]
    public void SetPreview_OfAMalformedScene_IsInvalid()
    {
        var log = OnAirLog();
        Scene[] malformed =
        [
            Show(SceneLayout.One), Show(SceneLayout.One, Camera("a"), Camera("b")), Show(SceneLayout.Four, Camera("a"), Camera("a")), Show((SceneLayout)77, Camera("a")),
            Show(SceneLayout.Card, Camera("a")), Show(SceneLayout.One, new SceneSlot(SlotKind.Empty, null)), Show(SceneLayout.One, new SceneSlot(SlotKind.Camera, null)),
            Show(SceneLayout.One, new SceneSlot(SlotKind.Page, "a")), Child with { Words = "请稍候" }, Scene.Black with { Words = new string('请', ContractLimits.MaxCardWords + 1) },
            Scene.Black with { Words = "一\n二" }, Child with { Sound = new SceneSound(false, ["a", "a"]) },
        ];

        Assert.All(malformed, scene => Assert.Equal(ErrorCode.Invalid, log.Refusal(Some.Director, new SetPreview(scene))));
        Assert.All(malformed, scene => Assert.Equal(ErrorCode.Invalid, log.Refusal(Some.Director, new KeepPreset(1, "名", scene))));
    }

    [Fact]
    public void Take_OfASourceThatJustLeft_IsRefusedAndNothingOnAirChanges()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Child));
        log.Report(new DepartRoom("b"), 9_000);

        Assert.Equal(ErrorCode.SourceGone, log.Append(Some.Director, new Take(0), null, 10_000).Refusal?.Code);
        AssertScene(Teacher, log.State.Programme.OnAir);
    }

    [Fact]
    public void Take_WithASmallPictureThatJustLeft_LeavesItsPlaceEmpty()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Show(SceneLayout.OneAndOne, Camera("a"), Camera("b"))));
        log.Report(new DepartRoom("b"), 9_000);

        log.Do(Some.Director, new Take(0), 10_000);

        AssertScene(Show(SceneLayout.OneAndOne, Camera("a"), new SceneSlot(SlotKind.Empty, null)), log.State.Programme.OnAir);
    }

    [Fact]
    public void Take_FiftyTimesASecondForTwoSeconds_CutsEightTimesAndIsRefusedOtherwise()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Child));
        var refusals = Enumerable.Range(0, 100).Select(n => log.Append(Some.Director, new Take(0), $"k{n}", 10_000 + (20 * n)).Refusal?.Code).ToArray();

        Assert.Equal(8, refusals.Count(refusal => refusal is null));
        Assert.Equal(92, refusals.Count(refusal => refusal == ErrorCode.TooMany));
        Assert.Equal(9, log.State.Programme.Takes);
        AssertScene(Teacher, log.State.Programme.OnAir);
    }

    [Fact]
    public void Take_WithoutAProgramme_IsRefused() => Assert.Equal(ErrorCode.NoProgramme, DeskLog().Refusal(Some.Director, new Take(0)));

    [Fact]
    public void Take_DuringAnAutomaticProgramme_TakesOver()
    {
        var log = OnAirLog(ProgrammeMode.Automatic);
        log.Do(Some.Director, new SetPreview(Child));

        log.Do(Some.Director, new Take(0), 2_000);

        Assert.Equal(ProgrammeMode.Manual, log.State.Programme.Mode);
        AssertScene(Child, log.State.Programme.OnAir);
        Assert.Empty(log.Report(new DirectProgramme(), 60_000).Events);
    }

    [Fact]
    public void Depart_OfTheRoomOnAir_ShowsTheStandbyCardAndKeepsWhatWasThere()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Child));
        log.Do(Some.Director, new Take(0), 9_000);

        var events = log.Report(new DepartRoom("b"), 12_000).Events;

        var lost = Assert.IsType<SourceLost>(events[^1].Body);
        Assert.Equal(Camera("b"), lost.Source);
        AssertScene(Scene.Black with { Words = "请稍候" }, log.State.Programme.OnAir);
        AssertScene(Child, log.State.Programme.Lost!.Before);
    }

    [Fact]
    public void Depart_OfASmallPicture_LeavesItsPlaceEmptyAndRaisesTheAlarm()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Show(SceneLayout.OneAndOne, Camera("a"), Camera("b"))));
        log.Do(Some.Director, new Take(0), 9_000);

        log.Report(new RemoveSource("sb"), 12_000);

        AssertScene(Show(SceneLayout.OneAndOne, Camera("a"), new SceneSlot(SlotKind.Empty, null)), log.State.Programme.OnAir);
        Assert.Equal(Camera("b"), log.State.Programme.Lost?.Source);
    }

    [Fact]
    public void ClosePages_WhileAPageIsOnAir_ShowsTheTeacher()
    {
        var log = OnAirLog();
        log.Do(Some.Lecturer, new ShowBoard(1));
        log.Do(Some.Director, new SetPreview(Show(SceneLayout.Inset, new SceneSlot(SlotKind.Page, null), Camera("b"))));
        log.Do(Some.Director, new Take(0), 9_000);

        log.Do(Some.Lecturer, new ClosePages(), 20_000);

        AssertScene(Teacher, log.State.Programme.OnAir);
    }

    [Fact]
    public void Drop_OfWhatTheBusCannotCarry_ShowsTheStandbyCardOnce()
    {
        var log = OnAirLog();
        Assert.Empty(log.Report(new DropFromAir(Camera("b"))).Events);
        Assert.Single(log.Report(new DropFromAir(Camera("a"))).Events);
        Assert.Empty(log.Report(new DropFromAir(Camera("a"))).Events);
        AssertScene(Scene.Black with { Words = "请稍候" }, log.State.Programme.OnAir);
    }

    [Fact]
    public void Direct_WithTheDeskLeftAloneForAMinute_GoesOnByTheRules()
    {
        var log = OnAirLog();
        log.Report(new DepartPerson("d"), 5_000);

        Assert.Empty(log.Report(new DirectProgramme(), 50_000).Events);
        log.Report(new DirectProgramme(), 61_000);

        Assert.Equal(ProgrammeMode.Automatic, log.State.Programme.Mode);
    }

    [Fact]
    public void Direct_WithTheDeskLeftAloneAndThePictureLost_DoesNotLetTheClassWait()
    {
        var log = OnAirLog();
        log.Report(new DepartPerson("d"), 5_000);
        log.Report(new RemoveSource("sa"), 6_000);
        log.Report(new AddSource(Some.Source("sa2", "a")), 9_000);

        log.Report(new DirectProgramme(), 16_000);
        log.Report(new DirectProgramme(), 17_000);

        AssertScene(Teacher, log.State.Programme.OnAir);
    }

    [Fact]
    public void LeaveDesk_OfAProgrammeByHand_GivesTheLessonBackToTheTeacher()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new LeaveDesk());
        Assert.Equal((ProgrammeMode.Teacher, null), (log.State.Programme.Mode, log.State.Programme.Desk));
    }

    [Fact]
    public void Heard_FollowsThePictureTheTeacherAndTheCalledRoom()
    {
        var log = OnAirLog();
        Assert.Equal(["a"], OnAir.Heard(log.State));
        log.Do(Some.Director, new SetPreview(Both));
        log.Do(Some.Director, new Take(0), 9_000);
        log.Do(Some.Lecturer, new CallRoom("c"));
        Assert.Equal(["a", "b", "c"], OnAir.Heard(log.State));
    }

    [Fact]
    public void Heard_ByFaders_LeavesOutWhoIsMutedAndAllButSolos()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Both));
        log.Do(Some.Director, new Take(0), 9_000);
        log.Do(Some.Director, new SetChannel("a", 100, Muted: true, Solo: false));
        Assert.Equal(["b"], OnAir.Heard(log.State));
        log.Do(Some.Director, new SetChannel("c", 30, Muted: false, Solo: true));
        Assert.Equal(["c"], OnAir.Heard(log.State));
        log.Do(Some.Director, new MuteProgramme(true));
        Assert.Empty(OnAir.Heard(log.State));
    }

    [Fact]
    public void View_OfTheDesk_IsForDirectorsOnly()
    {
        var log = OnAirLog();
        log.Do(Some.Director, new SetPreview(Child));
        log.Do(Some.Director, new KeepPreset(1, "老师", Teacher));

        var seen = Audience.View(Some.Lecturer, log.State).Programme;

        Assert.Null(seen.Desk);
        Assert.Empty(seen.Presets);
        AssertScene(Scene.Black, seen.Preview);
        AssertScene(Teacher, seen.OnAir);
    }

    /// <summary>Two directors press at once, thousands of times: the state is one, and what is on air is always there or covered by the card.</summary>
    [Fact]
    public void TwoDirectors_PressingAnything_NeverPutAnAbsentPictureOnAir()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var log = DeskLog();
            for (var i = 0; i < 80; i++)
            {
                LessonActor actor = random.Next(3) switch { 0 => Other, 1 => LessonActor.Relay, _ => Some.Director };
                LessonCommand command = random.Next(4) == 0 ? Coming(random) : RandomProgramme.Command(random, "b");
                log.Append(command is AddSource or RemoveSource or ReportSignal ? LessonActor.Relay : actor, command, null, i * 100);
                var (state, onAir) = (log.State, log.State.Programme.OnAir);
                Assert.True(!OnAir.Is(state) || onAir.Layout == SceneLayout.Card || (OnAir.Picture(state) is { } picture && !state.Programme.NoSignal.Contains(picture.SourceId)) || onAir.Slots[0].Kind == SlotKind.Page, $"seed {seed}, step {i}: {command}");
            }
        }
    }

    internal static LessonLog DeskLog()
    {
        var log = Some.FullLog();
        log.Report(new AddSource(Some.Source("sa", "a")));
        log.Report(new AddSource(Some.Source("sb", "b")));
        log.Report(new ArrivePerson(new LessonPerson("d", "陈导播", PersonPart.Director, null)));
        log.Report(new ArrivePerson(new LessonPerson("d2", "李导播", PersonPart.Director, null)));
        log.Do(Some.Director, new TakeDesk());
        return log;
    }

    internal static LessonLog OnAirLog(ProgrammeMode mode = ProgrammeMode.Manual)
    {
        var log = DeskLog();
        log.Do(Some.Director, new SetProgrammeMode(mode));
        return log;
    }

    internal static Scene Show(SceneLayout layout, params SceneSlot[] slots) => new(layout, slots, SceneSound.Following, "");

    internal static SceneSlot Camera(string roomId) => new(SlotKind.Camera, roomId);

    internal static void AssertScene(Scene expected, Scene actual) => Assert.Equal(
        System.Text.Json.JsonSerializer.Serialize(expected, ContractJson.Options), System.Text.Json.JsonSerializer.Serialize(actual, ContractJson.Options));

    private static LessonCommand Coming(Random random)
    {
        var room = random.Next(2) == 0 ? "a" : "b";
        return random.Next(4) switch
        {
            0 => new RemoveSource($"s{room}"),
            1 => new AddSource(Some.Source($"s{room}", room)),
            _ => new ReportSignal($"s{room}", random.Next(2) == 0),
        };
    }
}
