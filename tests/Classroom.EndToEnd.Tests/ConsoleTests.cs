using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Shared.Contracts.Hub;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>Two directors at the console of one live lesson, and the rooms that see what they do.</summary>
public sealed class ConsoleTests
{
    private const string Programme = "[data-testid=programme-0] video";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Console_OfTwoDirectors_CutsForEveryRoomAndOnlyByTheOneWhoHoldsIt()
    {
        await using var stage = await LessonStage.SetAsync();
        var (lecture, first, second, holder) = await BeginAsync(stage);
        await second.FirstFrameAsync(Programme, LessonStage.Patience);
        await ShowsAsync(second, TestClip.Lecture);
        await Expect(lecture.Page.GetByTestId("tally")).ToHaveTextAsync("播出");

        // Key 4 is the first village, Space cuts; the focused button must not be what Space presses.
        await holder.Page.Keyboard.PressAsync("4");
        await Expect(holder.Page.GetByTestId("source-4")).ToHaveAttributeAsync("data-tally", "preview");
        await ShowsAsync(second, TestClip.Lecture);
        await holder.Page.GetByTestId("mode-teacher").FocusAsync();
        await holder.Page.Keyboard.PressAsync("Space");
        await Expect(holder.Page.GetByTestId("source-4")).ToHaveAttributeAsync("data-tally", "onAir");
        await ShowsAsync(second, TestClip.FirstVillage);
        await Expect(holder.Page.GetByTestId("mode-manual")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(lecture.Page.GetByTestId("tally")).ToHaveCountAsync(0);
        await Expect(first.Page.GetByTestId("tally")).ToHaveTextAsync("播出");
        Assert.True(await second.HearsAsync("[data-testid=programme-audio]", TestClip.FirstVillage.BeepHz), "the village on air is heard in the other");
        await LessonStage.ShootAsync(holder.Page, "console");
        await MultiviewShowsAsync(holder);

        await HeldDownCutsOnceAsync(holder, second);
        await RemappedKeyCutsAsync(holder);
        await OtherAsksAndIsGivenAsync(stage, holder, second);
        await ForgedIsRefusedAsync(stage, holder, second);
    }

    [Fact]
    public async Task SourceOnAir_ThatLeaves_IsCoveredByTheCardAndAlarmsTheConsole()
    {
        await using var stage = await LessonStage.SetAsync();
        var (_, first, second, holder) = await BeginAsync(stage);
        await Expect(holder.Page.GetByTestId("source-4")).ToBeEnabledAsync();
        await holder.Page.Keyboard.PressAsync("4");
        await holder.Page.GetByTestId("layout-oneAndOne").ClickAsync();
        await Expect(holder.Page.GetByTestId("preview")).ToHaveAttributeAsync("data-layout", "oneAndOne");
        await holder.Page.Keyboard.PressAsync("Enter");
        await second.FirstFrameAsync("[data-testid=programme-1] video", LessonStage.Patience);
        await holder.Page.GetByTestId("crawl-text").FillAsync("请各教室调低音量");
        await holder.Page.GetByTestId("show-crawl").ClickAsync();
        await Expect(second.Page.GetByTestId("crawl")).ToHaveTextAsync("请各教室调低音量");
        await LessonStage.ShootAsync(second.Page, "programme-room");

        await first.Page.CloseAsync();

        await Expect(second.Page.GetByTestId("card")).ToHaveTextAsync("请稍候");
        await Expect(holder.Page.GetByTestId("alarm")).ToBeVisibleAsync();
        await LessonStage.ShootAsync(holder.Page, "console-alarm");

        // What was lost comes back, to its place and by itself.
        await stage.EnterRoomAsync(LessonStage.FirstVillageRoom, TestClip.FirstVillage);
        await Expect(second.Page.GetByTestId("card")).ToHaveCountAsync(0);
        await ShowsAsync(second, TestClip.FirstVillage);
        await Expect(holder.Page.GetByTestId("alarm")).ToHaveCountAsync(0);
        await RelayLostAndBackAsync(stage, holder, second);
    }

    /// <summary>A lesson with two villages, and a director at its desk who has taken the programme into his hands.</summary>
    private static async Task<(Tab Lecture, Tab First, Tab Second, Tab Holder)> BeginAsync(LessonStage stage)
    {
        var first = await stage.EnterRoomAsync(LessonStage.FirstVillageRoom, TestClip.FirstVillage);
        var second = await stage.EnterRoomAsync(LessonStage.SecondVillageRoom, TestClip.SecondVillage);
        var lecture = await stage.EnterRoomAsync(LessonStage.LectureRoom, TestClip.Lecture);
        await lecture.Page.GetByTestId("start-lesson").ClickAsync();
        await second.FirstFrameAsync("[data-testid=teacher-view] video", LessonStage.Patience);
        var holder = await OpenConsoleAsync(stage, Role.Director);
        await holder.Page.GetByTestId("take-desk").ClickAsync();
        await holder.Page.GetByTestId("mode-manual").ClickAsync();
        return (lecture, first, second, holder);
    }

    /// <summary>Without a link every key says so and none acts; a relay that was killed goes on with the desk as it was.</summary>
    private static async Task RelayLostAndBackAsync(LessonStage stage, Tab holder, Tab village)
    {
        await stage.Relay.KillAsync();
        await Expect(holder.Page.GetByTestId("key-offline")).ToHaveCountAsync(5);
        await Expect(holder.Page.GetByTestId("console")).ToHaveAttributeAsync("data-armed", "false");
        await LessonStage.ShootAsync(holder.Page, "console-offline");

        await stage.Relay.RestartAsync();
        await Expect(holder.Page.GetByTestId("console")).ToHaveAttributeAsync("data-armed", "true", new() { Timeout = 30_000 });
        await Expect(holder.Page.GetByTestId("source-1")).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await holder.Page.Keyboard.PressAsync("1");
        await Expect(holder.Page.GetByTestId("source-1")).ToHaveAttributeAsync("data-tally", "preview");
        await holder.Page.Keyboard.PressAsync("Space");
        await ShowsAsync(village, TestClip.Lecture);
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
        await Expect(holder.Page.GetByTestId("source-4")).ToHaveAttributeAsync("data-tally", "preview");
        await Expect(holder.Page.GetByTestId("source-1")).ToHaveAttributeAsync("data-tally", "onAir");
        await ShowsAsync(village, TestClip.Lecture);
    }

    /// <summary>Another key is given to the cut; while it is asked for, nothing goes on air.</summary>
    private static async Task RemappedKeyCutsAsync(Tab holder)
    {
        await holder.Page.GetByTestId("open-keys").ClickAsync();
        await holder.Page.GetByTestId("key-cut").ClickAsync();
        await holder.Page.Keyboard.PressAsync("c");
        await Expect(holder.Page.GetByTestId("key-cut")).ToHaveTextAsync("C");
        await LessonStage.ShootAsync(holder.Page, "console-keys");
        await holder.Page.GetByTestId("close-dialog").ClickAsync();
        await Expect(holder.Page.GetByTestId("source-1")).ToHaveAttributeAsync("data-tally", "onAir");
        await holder.Page.Keyboard.PressAsync("c");
        await Expect(holder.Page.GetByTestId("source-4")).ToHaveAttributeAsync("data-tally", "onAir");
    }

    private static async Task OtherAsksAndIsGivenAsync(LessonStage stage, Tab holder, Tab village)
    {
        var other = await OpenConsoleAsync(stage, Role.Administrator);
        await Expect(other.Page.GetByTestId("held-by")).ToBeVisibleAsync();
        await Expect(other.Page.GetByTestId("cut")).ToBeDisabledAsync();
        await other.Page.Keyboard.PressAsync("Space");
        await other.Page.GetByTestId("ask-desk").ClickAsync();
        await holder.Page.GetByTestId("give-desk").ClickAsync();

        await Expect(other.Page.GetByTestId("console")).ToHaveAttributeAsync("data-armed", "true");
        await Expect(holder.Page.GetByTestId("console")).ToHaveAttributeAsync("data-armed", "false");
        await ShowsAsync(village, TestClip.FirstVillage);
        await other.Page.Keyboard.PressAsync("Space");
        await ShowsAsync(village, TestClip.Lecture);
        await other.DisposeAsync();
    }

    private static async Task ForgedIsRefusedAsync(LessonStage stage, Tab holder, Tab village)
    {
        var lessonId = holder.Page.Url.Split('/')[^1];
        foreach (var role in new[] { Role.Observer, Role.Teacher })
        {
            var forger = await stage.EnterWallAsync(role);
            await forger.Page.EvaluateAsync(Browser.Script("forge.js"));
            foreach (var command in new[] { "{\"type\":\"takeDesk\"}", "{\"type\":\"take\",\"mixMs\":0}", "{\"type\":\"setProgrammeMode\",\"mode\":\"teacher\"}" })
            {
                Assert.Equal("forbidden", await forger.Page.EvaluateAsync<string>("([lesson, command]) => forge(lesson, JSON.parse(command))", new[] { lessonId, command }));
            }

            await forger.DisposeAsync();
        }

        await ShowsAsync(village, TestClip.Lecture);
    }

    /// <summary>From the wall, by the room's picture and the key under it.</summary>
    private static async Task<Tab> OpenConsoleAsync(LessonStage stage, Role role)
    {
        var tab = await stage.EnterWallAsync(role);
        await tab.Page.Locator($"[data-testid=room-tile][data-room={LessonStage.LectureRoom}]").ClickAsync();
        await tab.Page.GetByTestId("to-console").ClickAsync();
        await Expect(tab.Page.GetByTestId("desk")).ToBeVisibleAsync();
        return tab;
    }

    /// <summary>The room's programme shows the clip, and no other, for a while.</summary>
    private static async Task ShowsAsync(Tab room, TestClip clip)
    {
        int[] wanted = [clip.Colour.Red, clip.Colour.Green, clip.Colour.Blue];
        await room.Page.WaitForFunctionAsync("([selector, ...colour]) => probe.isColour(selector, colour)", new object[] { Programme, wanted[0], wanted[1], wanted[2] });
        Assert.All(await room.WatchVideoAsync(Programme, Look), frame => Seen.HasColour(frame, clip));
    }
}
