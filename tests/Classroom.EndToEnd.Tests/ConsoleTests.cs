using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.EndToEnd.Tests.Steps;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Pages;
using Classroom.Shared.Contracts.Lessons.Programme;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>One director, two live lessons in tabs of one console, four sources under barcodes, and a room of each lesson that sees and hears what he does.</summary>
public sealed class ConsoleTests(ITestOutputHelper output)
{
    private const int Cuts = 10;

    /// <summary>The console passes over a second press within 300 ms.</summary>
    private static readonly TimeSpan MinShot = TimeSpan.FromMilliseconds(350);

    /// <summary>The rules' own: no shot of the automatic director is shorter.</summary>
    private const int LeastShotMs = 8_000;

    /// <summary>Different pictures of a second of mix after which nobody would call it a still, on cores that encode five films beside it.</summary>
    private const int LeastMovement = 5;

    private static readonly TestClip[] Sources = [TestClip.Lecture, TestClip.FirstVillage, TestClip.OtherLecture, TestClip.OtherVillage];

    [Fact]
    public async Task Console_OfTwoLessons_CutsMixesAndHearsEachForItsOwnRoomsOnly()
    {
        await using var lessons = await DirectedLessons.BeginAsync(two: true);
        var console = await lessons.Stage.OpenConsoleAsync();
        await console.TakeOverAsync();
        await lessons.Village.FirstFrameAsync(DirectedLessons.Programme, LessonStage.Patience);
        await PresetIsOfItsLessonAsync(console);
        await console.Page.GetByTestId("open-lesson").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await console.TakeOverAsync();
        await lessons.OtherVillage.FirstFrameAsync(DirectedLessons.Programme, LessonStage.Patience);
        await Expect(console.Page.GetByTestId("preset")).ToHaveCountAsync(0);

        await CutUnderMarksAsync(console, lessons);
        await AutomaticDirectorGoesOnAsync(console, lessons, async () =>
        {
            await ShowLessonAsync(console, 0);
            await MixerIsHeardAsync(console, lessons.Village);
            await PageAndScreenAreOnAirAsync(console, lessons);
        });
    }

    /// <summary>Key 4 is the first village, Space cuts. Each room sees its own lesson's sources in the order of the cuts, and every frame whole.</summary>
    private async Task CutUnderMarksAsync(Tab console, DirectedLessons lessons)
    {
        (Tab Room, TestClip[] Clips)[] watched = [(lessons.Village, [TestClip.Lecture, TestClip.FirstVillage]), (lessons.OtherVillage, [TestClip.OtherLecture, TestClip.OtherVillage])];
        var recordings = Array.ConvertAll(watched, one => one.Room.Page.EvaluateAsync("selector => probe.record(selector)", DirectedLessons.Programme));
        await console.PrepareAsync(4);
        await ShowLessonAsync(console, 0);
        await Expect(console.Page.GetByTestId("preview")).ToHaveAttributeAsync("data-layout", "oneAndOne");
        await console.HasTallyAsync(1, "onAir");
        await console.ClickAsync("layout-one");
        await ShowLessonAsync(console, 1);
        await console.HasTallyAsync(4, "preview");
        for (var cut = 0; cut < Cuts; cut++)
        {
            var (room, clips) = watched[(cut + 1) % 2];
            await ShowLessonAsync(console, (cut + 1) % 2);
            await console.CutToAsync(cut / 2 % 2 == 0 ? 4 : 1);
            await room.ComesToShowAsync(clips[((cut / 2) + 1) % 2]);
            await Task.Delay(MinShot);
        }

        foreach (var (room, clips) in watched)
        {
            var frames = await room.AskAsync<SeenFrame[]>("([selector]) => probe.recorded(selector)", DirectedLessons.Programme);
            Assert.DoesNotContain(frames, frame => frame.Number < 0);
            var shown = frames.Select(frame => Sources.Single(clip => Seen.IsOf(frame, clip))).ToArray();
            var order = shown.Where((clip, at) => at == 0 || shown[at - 1] != clip).ToArray();
            output.WriteLine($"{frames.Length} frames, {order.Length - 1} cuts");
            Assert.Equal(Enumerable.Range(0, 1 + (Cuts / 2)).Select(cut => clips[cut % 2]), order);
        }

        await Task.WhenAll(recordings);
    }

    private static async Task PresetIsOfItsLessonAsync(Tab console)
    {
        await console.ClickAsync("layout-oneAndOne");
        await Expect(console.Page.GetByTestId("preview")).ToHaveAttributeAsync("data-layout", "oneAndOne");
        await console.ClickAsync("keep-preset");
        await console.Page.GetByTestId("preset-name").FillAsync("师生对话");
        await console.Page.Keyboard.PressAsync("Enter");
        await console.ClickAsync("layout-one");
        await Expect(console.Page.GetByTestId("preview")).ToHaveAttributeAsync("data-layout", "one");
        await console.ClickAsync("preset");
        await Expect(console.Page.GetByTestId("preview")).ToHaveAttributeAsync("data-layout", "oneAndOne");
    }

    /// <summary>The other lesson goes on by the rules while the director works at the first one: who is called goes large, then the board; a take by hand counts at once.</summary>
    private async Task AutomaticDirectorGoesOnAsync(Tab console, DirectedLessons lessons, Func<Task> meanwhile)
    {
        await ShowLessonAsync(console, 1);
        await console.ClickAsync("mode-automatic");
        // Its page's own microphone beeps, and who speaks would go large.
        await DirectedLessons.DoAsync(lessons.OtherLecture, new SetMicrophone(DirectedLessons.OtherWatchingRoom, false));
        var (inbox, before) = (lessons.OtherLecture.Inbox, lessons.OtherLecture.Inbox.Lesson!.Programme.OnAirSinceMs);
        await DirectedLessons.DoAsync(lessons.OtherLecture, new CallRoom(DirectedLessons.OtherVillageRoom));
        await inbox.Until(now => now.Lesson!.Programme.OnAir is { Layout: SceneLayout.Inset, Slots: [{ RoomId: DirectedLessons.OtherVillageRoom }, { RoomId: DirectedLessons.OtherLectureRoom }] }).WaitAsync(LessonStage.Patience);
        var called = inbox.Lesson!.Programme.OnAirSinceMs;
        await lessons.OtherVillage.ShowsAsync(TestClip.OtherVillage);
        await DirectedLessons.DoAsync(lessons.OtherLecture, new EndCall());
        await DirectedLessons.DoAsync(lessons.OtherLecture, new ShowBoard(1));

        var board = inbox.Until(now => now.Lesson!.Programme.OnAir is { Layout: SceneLayout.Inset, Slots: [{ Kind: SlotKind.Page }, ..] });
        await meanwhile();
        await board.WaitAsync(LessonStage.Patience);
        var shown = inbox.Lesson!.Programme.OnAirSinceMs;
        output.WriteLine($"automatic shots of {called - before} and {shown - called} ms");
        Assert.True(called - before >= LeastShotMs && shown - called >= LeastShotMs, "a shot was shorter than the rules allow");
        await Expect(lessons.OtherVillage.Page.GetByTestId("page-stage")).ToBeVisibleAsync();

        await ShowLessonAsync(console, 1);
        await Expect(console.Page.GetByTestId("mode-automatic")).ToHaveAttributeAsync("aria-pressed", "true");
        await console.ClickAsync("layout-one");
        await console.CutToAsync(4);
        await Expect(console.Page.GetByTestId("mode-manual")).ToHaveAttributeAsync("aria-pressed", "true");
        await lessons.OtherVillage.ShowsAsync(TestClip.OtherVillage);
    }

    /// <summary>Fader, mute, solo and sound that does not follow the picture, each measured in the room.</summary>
    private async Task MixerIsHeardAsync(Tab console, Tab room)
    {
        await console.HasTallyAsync(4, "onAir");
        TestClip[] both = [TestClip.Lecture, TestClip.FirstVillage];
        var (lecture, village) = (console.Page.GetByTestId($"channel-{LessonStage.LectureRoom}"), console.Page.GetByTestId($"channel-{LessonStage.FirstVillageRoom}"));
        await room.HearsOnlyAsync(both, both);

        var full = await room.SteadyLoudnessAsync(TestClip.FirstVillage);
        await village.GetByTestId("fader").FillAsync("40");
        await Expect(village.Locator("output")).ToHaveTextAsync("40");
        await ConsoleSteps.EventuallyAsync(async () => await room.LoudnessAsync(TestClip.FirstVillage) is var soft && soft > full * 0.3 && soft < full * 0.5 ? null : $"{soft:F4} of {full:F4}");
        await lecture.GetByTestId("mute").ClickAsync();
        await room.HearsOnlyAsync(both, TestClip.FirstVillage);
        await lecture.GetByTestId("mute").ClickAsync();
        await lecture.GetByTestId("solo").ClickAsync();
        await room.HearsOnlyAsync(both, TestClip.Lecture);
        await lecture.GetByTestId("solo").ClickAsync();
        await Expect(village).ToHaveAttributeAsync("data-heard", "true");

        // Fixed to both, the village is heard although only the teacher is seen.
        await console.PrepareAsync(1);
        await console.ClickAsync("follow");
        await Expect(console.Page.GetByTestId("follow")).ToHaveAttributeAsync("aria-pressed", "false");
        await console.Page.Keyboard.PressAsync("Space");
        await room.ShowsAsync(TestClip.Lecture);
        await room.HearsOnlyAsync(both, both);
        await console.Page.Keyboard.PressAsync("m");
        await room.HearsOnlyAsync(both);
        await console.Page.Keyboard.PressAsync("m");
    }

    /// <summary>A board with its teacher beside it, then a shared screen, which gives way to the teacher when it ends.</summary>
    private async Task PageAndScreenAreOnAirAsync(Tab console, DirectedLessons lessons)
    {
        await DirectedLessons.DoAsync(lessons.Lecture, new ShowBoard(1));
        await console.CutToAsync(2);
        await Expect(lessons.Village.Page.GetByTestId("page-stage")).ToBeVisibleAsync();
        var end = await lessons.ShareAsync(TestClip.OtherVillage);
        await console.CutToAsync(3);
        await lessons.Village.ShowsAsync(TestClip.OtherVillage);
        await MixIsSeenAsync(console, lessons.Village);
        await LessonStage.ShootAsync(console.Page, "console-two");
        await end();
        await lessons.Village.ShowsAsync(TestClip.Lecture);
    }

    /// <summary>
    /// From the screen to the village and back: on the console and in the room what was shown fades over the other picture, and goes on moving meanwhile. Nothing
    /// else is ever seen. The former picture stands still in a mix whose receiver's link the relay does not count as good just then, and a page of few frames may
    /// miss the fade: on busy cores either takes some seconds.
    /// </summary>
    private async Task MixIsSeenAsync(Tab console, Tab room)
    {
        await console.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "1", Exact = true }).ClickAsync();
        (int Source, TestClip Clip)[] sides = [(3, TestClip.OtherVillage), (4, TestClip.FirstVillage)];
        var (mixes, faded, moved) = (0, new[] { false, false }, new[] { false, false });
        await ConsoleSteps.EventuallyAsync(async () =>
        {
            var (from, to) = (sides[mixes % 2].Clip, sides[++mixes % 2]);
            await console.PrepareAsync(to.Source);
            var watching = new[] { WatchMixAsync(console, "onAir", to.Clip), WatchMixAsync(room, "programme", to.Clip) };
            await console.Page.Keyboard.PressAsync("Enter");
            foreach (var (mix, at) in (await Task.WhenAll(watching)).Select((mix, at) => (mix, at)))
            {
                faded[at] |= mix.Any(frame => frame is { IsNew: true, Opacity: > 0.2 and < 0.8 });
                var former = mix.Select(frame => frame.Former).OfType<SeenFrame>().ToArray();
                Assert.All(former, frame => Seen.HasColour(frame, from));
                var pictures = former.Select(frame => frame.Number).Distinct().Count();
                output.WriteLine($"mix {mixes} {(at == 0 ? "on the console" : "in the room")}: over the new picture for {mix.Count(frame => frame is { IsNew: true, Opacity: < 1 })} frames of the page, with {pictures} pictures of the former");
                moved[at] |= pictures >= LeastMovement;
            }

            await room.ShowsAsync(to.Clip);
            return faded.Concat(moved).All(did => did)
                ? null
                : $"in {mixes} mixes, on the console and in the room, the former picture faded: {string.Join(", ", faded)}; moved: {string.Join(", ", moved)}";
        });
        if (mixes % 2 == 1)
        {
            await console.CutToAsync(3);
            await room.ShowsAsync(TestClip.OtherVillage);
        }
    }

    private static Task<MixFrame[]> WatchMixAsync(Tab tab, string scene, TestClip to) =>
        tab.AskAsync<MixFrame[]>("([scene, ...colour]) => probe.watchMix(scene, colour)", scene, (int)to.Colour.Red, (int)to.Colour.Green, (int)to.Colour.Blue);

    /// <summary>What a frame of a page shows of a mix.</summary>
    /// <param name="Opacity">Of the former scene.</param>
    /// <param name="Former">The former picture while it is the moving one.</param>
    /// <param name="IsNew">The picture under it is the new one.</param>
    private sealed record MixFrame(double Opacity, SeenFrame? Former, bool IsNew);

    private static async Task ShowLessonAsync(Tab console, int at)
    {
        await console.Page.GetByTestId("lesson-tab").Nth(at).ClickAsync();
        await Expect(console.Page.GetByTestId("lesson-tab").Nth(at)).ToHaveAttributeAsync("aria-current", "true");
        await Expect(console.Page.GetByTestId("console")).ToHaveAttributeAsync("data-armed", "true");
    }
}
