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
    /// <summary>The second picture of the programme in a room's page.</summary>
    private const string Beside = "[data-testid=programme-1] video";

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
        await ForgedByAPersonIsRefusedAsync(stage, holder, village);

        await CableIsPulledAndPutBackAsync(holder, lessons);
        var (lecture, first) = await RealPagesTakeOverAsync(holder, lessons);
        await PageIsOnAirAsync(holder, lecture, first, village);
        await ForgedByTheLectureRoomIsRefusedAsync(holder, lecture, village);
        await TeacherReloadsAsync(holder, lecture, village);
        await RelayLostAndBackAsync(holder, lessons);
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

    /// <summary>The own sessions of an observer and of a teacher give a director's commands by hand; every other role is tried at the hub.</summary>
    private static async Task ForgedByAPersonIsRefusedAsync(LessonStage stage, Tab holder, Tab village)
    {
        foreach (var role in new[] { Role.Observer, Role.Teacher })
        {
            var forger = await stage.EnterWallAsync(role);
            await ForgedIsRefusedAsync(holder, forger);
            await forger.DisposeAsync();
        }

        await village.ShowsAsync(TestClip.Lecture);
    }

    /// <summary>The same with the lecture room's own key; the page, whose place the forger took, is loaded again, and on air again.</summary>
    private static async Task ForgedByTheLectureRoomIsRefusedAsync(Tab holder, Tab lecture, Tab village)
    {
        await ForgedIsRefusedAsync(holder, lecture);
        await lecture.Page.ReloadAsync();
        await Expect(holder.Page.GetByTestId("alarm")).ToHaveCountAsync(0);
        await village.ShowsAsync(TestClip.Lecture);
    }

    private static async Task ForgedIsRefusedAsync(Tab holder, Tab forger)
    {
        var lessonId = holder.Page.Url.Split('/')[^1];
        await forger.Page.EvaluateAsync(Browser.Script("forge.js"));
        foreach (var command in new[] { "{\"type\":\"takeDesk\"}", "{\"type\":\"take\",\"mixMs\":0}", "{\"type\":\"setProgrammeMode\",\"mode\":\"teacher\"}" })
        {
            Assert.Equal("forbidden", await forger.Page.EvaluateAsync<string>("([lesson, command]) => forge(lesson, JSON.parse(command))", new[] { lessonId, command }));
        }
    }

    /// <summary>The village on air falls silent without a word: card and alarm; it is back on air by itself when packets come again.</summary>
    private async Task CableIsPulledAndPutBackAsync(Tab holder, DirectedLessons lessons)
    {
        await holder.PrepareAsync(4);
        await holder.ClickAsync("layout-oneAndOne");
        await Expect(holder.Page.GetByTestId("preview")).ToHaveAttributeAsync("data-layout", "oneAndOne");
        await holder.Page.Keyboard.PressAsync("Enter");
        await lessons.Village.FirstFrameAsync(Beside, LessonStage.Patience);
        await holder.Page.GetByTestId("crawl-text").FillAsync("请各教室调低音量");
        await holder.ClickAsync("show-crawl");
        await Expect(lessons.Village.Page.GetByTestId("crawl")).ToHaveTextAsync("请各教室调低音量");
        await LessonStage.ShootAsync(lessons.Village.Page, "programme-room");

        var pulled = TimeProvider.System.GetTimestamp();
        await lessons.FirstVillage.FallSilentAsync();
        await Expect(lessons.Village.Page.GetByTestId("card")).ToHaveTextAsync("请稍候");
        output.WriteLine($"the card covers a pulled cable after {TimeProvider.System.GetElapsedTime(pulled).TotalSeconds:F1} s");
        await Expect(holder.Page.GetByTestId("alarm")).ToBeVisibleAsync();
        await Expect(holder.Page.GetByTestId("source-4")).ToBeDisabledAsync();
        await LessonStage.ShootAsync(holder.Page, "console-alarm");

        var back = TimeProvider.System.GetTimestamp();
        await lessons.FirstVillage.SpeakAgainAsync();
        await Expect(lessons.Village.Page.GetByTestId("card")).ToHaveCountAsync(0);
        await lessons.Village.ShowsAsync(TestClip.FirstVillage);
        output.WriteLine($"and it has been back for half a second after {TimeProvider.System.GetElapsedTime(back).TotalSeconds:F1} s");
        await Expect(holder.Page.GetByTestId("alarm")).ToHaveCountAsync(0);
        await Expect(holder.Page.GetByTestId("refusal")).ToContainTextAsync("恢复了");
    }

    /// <summary>Real pages take the places of the teacher's film, who is on air, and of the first village's.</summary>
    private static async Task<(Tab Lecture, Tab First)> RealPagesTakeOverAsync(Tab holder, DirectedLessons lessons)
    {
        await holder.ClickAsync("layout-one");
        await Expect(holder.Page.GetByTestId("preview")).ToHaveAttributeAsync("data-layout", "one");
        await holder.Page.Keyboard.PressAsync("c");
        await lessons.Village.ShowsAsync(TestClip.Lecture);
        await lessons.LeaveAsync(LessonStage.LectureRoom);
        await Expect(lessons.Village.Page.GetByTestId("card")).ToHaveTextAsync("请稍候");
        await lessons.LeaveAsync(LessonStage.FirstVillageRoom);
        var lecture = await lessons.Stage.EnterRoomAsync(LessonStage.LectureRoom, TestClip.Lecture);
        var first = await lessons.Stage.EnterRoomAsync(LessonStage.FirstVillageRoom, TestClip.FirstVillage);
        await lessons.Village.ShowsAsync(TestClip.Lecture);
        await Expect(holder.Page.GetByTestId("alarm")).ToHaveCountAsync(0);
        return (lecture, first);
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
            await village.FirstFrameAsync(Beside, LessonStage.Patience);
            Assert.All(await village.WatchFramesAsync(Beside, 5), frame => Seen.HasColour(frame, TestClip.Lecture));
        }

        await lecture.ClickAsync("page-on");
        await lecture.PageIsSeenAlikeAsync("2 / 6", villages);
        await LessonStage.ShootAsync(holder.Page, "console-page");
        await LessonStage.ShootAsync(villages[0].Page, "programme-page");
        // What was on air before is the preview.
        await holder.Page.Keyboard.PressAsync("c");
        await villages[0].ShowsAsync(TestClip.Lecture);
    }

    /// <summary>F5 in the lecture room that is on air: card and alarm, and its picture again by itself.</summary>
    private async Task TeacherReloadsAsync(Tab holder, Tab lecture, Tab village)
    {
        var since = TimeProvider.System.GetTimestamp();
        var seen = new[] { village.Page.GetByTestId("card"), holder.Page.GetByTestId("alarm") }.Select(async one =>
        {
            await one.WaitForAsync();
            return TimeProvider.System.GetElapsedTime(since).TotalSeconds;
        }).ToArray();
        await lecture.Page.ReloadAsync(new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit });
        var (card, alarm) = (await seen[0], await seen[1]);
        await village.ShowsAsync(TestClip.Lecture);
        output.WriteLine($"a teacher's F5: card after {card:F1} s, alarm after {alarm:F1} s, on air again for half a second after {TimeProvider.System.GetElapsedTime(since).TotalSeconds:F1} s");
        await Expect(village.Page.GetByTestId("card")).ToHaveCountAsync(0);
        await Expect(holder.Page.GetByTestId("alarm")).ToHaveCountAsync(0);
    }

    /// <summary>Without a link every key says so and none acts; a relay that was killed goes on with the desk as it was, and with who was on air once he is back.</summary>
    private static async Task RelayLostAndBackAsync(Tab holder, DirectedLessons lessons)
    {
        await lessons.Stage.Relay.KillAsync();
        await Expect(holder.Page.GetByTestId("key-offline")).ToHaveCountAsync(5);
        await Expect(holder.Page.GetByTestId("console")).ToHaveAttributeAsync("data-armed", "false");
        await LessonStage.ShootAsync(holder.Page, "console-offline");

        await lessons.Stage.Relay.RestartAsync();
        await Expect(holder.Page.GetByTestId("console")).ToHaveAttributeAsync("data-armed", "true", new() { Timeout = 30_000 });
        await lessons.Village.ShowsAsync(TestClip.Lecture);
        await holder.CutToAsync(5, "c");
        await Expect(lessons.Village.Page.GetByTestId("tally")).ToHaveTextAsync("播出");
    }
}
