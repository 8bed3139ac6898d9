using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.EndToEnd.Tests.Steps;
using Classroom.Shared.Contracts.Hub;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>The desk of one lesson on a bad day: slips of the hand, a second director, forgers, sources that are lost, and a relay that dies.</summary>
public sealed class DeskTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Desk_OnABadDay_KeepsOneHandOnAirAndPutsBackWhatWasLost()
    {
        await using var lessons = await DirectedLessons.BeginAsync(two: false);
        var (stage, village) = (lessons.Stage, lessons.Village);
        var holder = await stage.OpenConsoleAsync();
        await holder.TakeOverAsync();
        await village.FirstFrameAsync(DirectedLessons.Programme, LessonStage.Patience);
        await village.ShowsAsync(TestClip.Lecture);

        // The focused button must not be what Space presses.
        await holder.PrepareAsync(4);
        await holder.Page.GetByTestId("mode-teacher").FocusAsync();
        await holder.Page.Keyboard.PressAsync("Space");
        await holder.HasTallyAsync(4, "onAir");
        await village.ShowsAsync(TestClip.FirstVillage);
        await Expect(holder.Page.GetByTestId("mode-manual")).ToHaveAttributeAsync("aria-pressed", "true");
        await LessonStage.ShootAsync(holder.Page, "console");
        await MultiviewShowsAsync(holder);
        await HeldDownCutsOnceAsync(holder, village);
        await RemappedKeyCutsAsync(holder);
        await OtherAsksAndIsGivenAsync(stage, holder, village);
        await holder.ForgedByAPersonIsRefusedAsync(stage, village);

        await holder.CableIsPulledAndPutBackAsync(lessons, output);
        var (lecture, first) = await holder.RealPagesTakeOverAsync(lessons);
        await PageIsOnAirAsync(holder, lecture, first, village);
        await holder.ForgedByTheLectureRoomIsRefusedAsync(lecture, village);
        await holder.TeacherReloadsAsync(lecture, village, output);
        await holder.RelayLostAndBackAsync(lessons);
    }

    /// <summary>The second monitor tells what is on air by the same colours, and each count of pictures has its places.</summary>
    private static async Task MultiviewShowsAsync(Tab holder)
    {
        var view = await holder.Page.Context.NewPageAsync();
        await view.GotoAsync(holder.Page.Url.Replace("/console/", "/multiview/", StringComparison.Ordinal));
        await view.GetByTestId("grid-9").ClickAsync();
        await Expect(view.Locator("[data-testid=multiview-source][data-tally=onAir]")).ToHaveCountAsync(1);
        await Expect(view.Locator("[data-testid=monitor-onAir] [data-playing=true]")).ToBeVisibleAsync();
        await Expect(view.Locator("[data-testid=multiview-source][data-playing=true]")).ToHaveCountAsync(3);
        await LessonStage.ShootAsync(view, "multiview");
        await view.GetByTestId("grid-16").ClickAsync();
        await LessonStage.ShootAsync(view, "multiview-16");
        await view.CloseAsync();
    }

    /// <summary>Fifty key presses of a held key are one, and what every room sees is one.</summary>
    private static async Task HeldDownCutsOnceAsync(Tab holder, Tab village)
    {
        for (var press = 0; press < 50; press++)
        {
            await holder.Page.Keyboard.DownAsync("Space");
        }

        await holder.Page.Keyboard.UpAsync("Space");
        await holder.HasTallyAsync(4, "preview");
        await holder.HasTallyAsync(1, "onAir");
        await village.ShowsAsync(TestClip.Lecture);
    }

    /// <summary>Another key is given to the cut; while it is asked for, nothing goes on air.</summary>
    private static async Task RemappedKeyCutsAsync(Tab holder)
    {
        await holder.ClickAsync("open-keys");
        await holder.ClickAsync("key-cut");
        await holder.Page.Keyboard.PressAsync("c");
        await Expect(holder.Page.GetByTestId("key-cut")).ToHaveTextAsync("C");
        await LessonStage.ShootAsync(holder.Page, "console-keys");
        await holder.ClickAsync("close-dialog");
        await holder.HasTallyAsync(1, "onAir");
        await holder.Page.Keyboard.PressAsync("c");
        await holder.HasTallyAsync(4, "onAir");
    }

    private static async Task OtherAsksAndIsGivenAsync(LessonStage stage, Tab holder, Tab village)
    {
        var other = await stage.OpenConsoleAsync(Role.Administrator);
        await Expect(other.Page.GetByTestId("held-by")).ToBeVisibleAsync();
        await Expect(other.Page.GetByTestId("cut")).ToBeDisabledAsync();
        await other.Page.Keyboard.PressAsync("Space");
        await other.ClickAsync("ask-desk");
        await holder.ClickAsync("give-desk");

        await Expect(other.Page.GetByTestId("console")).ToHaveAttributeAsync("data-armed", "true");
        await Expect(holder.Page.GetByTestId("console")).ToHaveAttributeAsync("data-armed", "false");
        await village.ShowsAsync(TestClip.FirstVillage);
        await other.Page.Keyboard.PressAsync("Space");
        await village.ShowsAsync(TestClip.Lecture);
        await holder.ClickAsync("ask-desk");
        await other.ClickAsync("give-desk");
        await Expect(holder.Page.GetByTestId("console")).ToHaveAttributeAsync("data-armed", "true");
        await other.DisposeAsync();
    }

    /// <summary>The teacher opens courseware; on air it is in both villages what the teacher sees, with the teacher's moving picture beside it.</summary>
    private static async Task PageIsOnAirAsync(Tab holder, Tab lecture, params Tab[] villages)
    {
        await lecture.OpenFirstAsync();
        await holder.PrepareAsync(2);
        await holder.ClickAsync("layout-inset");
        await Expect(holder.Page.GetByTestId("preview")).ToHaveAttributeAsync("data-layout", "inset");
        await holder.Page.Keyboard.PressAsync("c");
        await holder.HasTallyAsync(2, "onAir");
        await lecture.PageIsSeenAlikeAsync("1 / 6", villages);
        foreach (var village in villages)
        {
            await village.FirstFrameAsync(LossSteps.Beside, LessonStage.Patience);
            Assert.All(await village.WatchFramesAsync(LossSteps.Beside, 5), frame => Seen.HasColour(frame, TestClip.Lecture));
        }

        await lecture.ClickAsync("page-on");
        await lecture.PageIsSeenAlikeAsync("2 / 6", villages);
        await LessonStage.ShootAsync(holder.Page, "console-page");
        await LessonStage.ShootAsync(villages[0].Page, "programme-page");
        // What was on air before is the preview.
        await holder.Page.Keyboard.PressAsync("c");
        await villages[0].ShowsAsync(TestClip.Lecture);
    }
}
