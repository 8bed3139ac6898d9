using System.Diagnostics;
using System.Text.RegularExpressions;
using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>One tired operator before the county's wall: whatever goes wrong in a room comes up there by itself, and goes away with its cause.</summary>
public sealed class WallTests(ITestOutputHelper output)
{
    /// <summary>The slowest of them: fifteen seconds of a dead microphone, or the relay's patience with a lost line and five seconds more.</summary>
    private static readonly LocatorAssertionsToHaveAttributeOptions Slow = new() { Timeout = 40_000 };

    [Fact]
    public async Task Wall_WhenCamerasMicrophonesAndCablesFailAndHelpIsAsked_ShowsEachAndTakesItAwayAgain()
    {
        await using var stage = await LessonStage.SetAsync();
        var wall = await stage.EnterWallAsync();
        var lecture = await EnterFaultyAsync(stage, LessonStage.LectureRoom, TestClip.Lecture);
        var first = await EnterFaultyAsync(stage, LessonStage.FirstVillageRoom, TestClip.FirstVillage);
        var second = await EnterFaultyAsync(stage, LessonStage.SecondVillageRoom, TestClip.SecondVillage);
        await Expect(second.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();

        // The lesson is begun for the school, from the wall.
        var planned = wall.Page.Locator($"section:has([data-room={LessonStage.LectureRoom}])");
        await HoldAsync(wall, planned.GetByTestId("start-for"));
        await Expect(lecture.Page.GetByTestId("lecture-lesson")).ToBeVisibleAsync();
        await Expect(planned.GetByTestId("slot-lesson")).ToHaveAttributeAsync("data-stage", "live");
        await second.FirstFrameAsync("[data-testid=teacher-view] video", LessonStage.Patience);
        await HasNoneAsync(wall, LessonStage.FirstVillageRoom);

        await first.Page.EvaluateAsync("() => { fault.black = true; fault.gain.gain.value = 0 }");
        await lecture.Page.EvaluateAsync("() => { fault.frozen = true; fault.gain.gain.value = 50 }");
        await second.Page.Keyboard.PressAsync("3");
        var since = Stopwatch.GetTimestamp();
        await HasAsync(wall, LessonStage.SecondVillageRoom, "helpAsked", since);
        await wall.Page.GetByTestId("ticket-take").ClickAsync();
        await wall.Page.GetByTestId("ticket-done").ClickAsync();
        await HasNoneAsync(wall, LessonStage.SecondVillageRoom);

        await second.Page.EvaluateAsync("() => fault.pull()");
        var pulled = Stopwatch.GetTimestamp();
        await HasAsync(wall, LessonStage.FirstVillageRoom, "blackPicture", since);
        await HasAsync(wall, LessonStage.LectureRoom, "frozenPicture", since);
        await HasAsync(wall, LessonStage.LectureRoom, "clipping", since);
        await HasAsync(wall, LessonStage.FirstVillageRoom, "silent", since);
        await HasAsync(wall, LessonStage.SecondVillageRoom, "roomMissing", pulled);
        await Expect(wall.Page.GetByTestId("trouble-blackPicture")).ToContainTextAsync("1");
        await Expect(wall.Page.Locator("section").First).ToContainTextAsync("黑屏");

        await first.Page.EvaluateAsync("() => { fault.black = false; fault.gain.gain.value = 1 }");
        await lecture.Page.EvaluateAsync("() => { fault.frozen = false; fault.gain.gain.value = 1 }");
        await second.Page.ReloadAsync();
        await HasNoneAsync(wall, LessonStage.FirstVillageRoom);
        await HasNoneAsync(wall, LessonStage.SecondVillageRoom);
        await HasNoneAsync(wall, LessonStage.LectureRoom);
        await TalkBackReachesTheLecturerAloneAsync(wall, lecture, first);
        await LostLinkIsNotWellAsync(stage, wall);
    }

    /// <summary>A wall that hears nothing any more does not say that all is well.</summary>
    private static async Task LostLinkIsNotWellAsync(LessonStage stage, Tab wall)
    {
        var strip = wall.Page.GetByTestId("trouble-strip");
        await Expect(strip).ToHaveAttributeAsync("data-knowledge", "present");
        await stage.Relay.KillAsync();
        await Expect(strip).ToContainTextAsync("现在的情况还不知道");
    }

    private static async Task TalkBackReachesTheLecturerAloneAsync(Tab wall, Tab lecture, Tab village)
    {
        await wall.Page.Locator($"[data-testid=room-tile][data-room={LessonStage.LectureRoom}]").ClickAsync();
        await wall.Page.GetByTestId("talk-to").HoverAsync();
        await wall.Page.Mouse.DownAsync();
        await Expect(wall.Page.GetByTestId("talk-to")).ToHaveAttributeAsync("data-open", "true");
        await Expect(lecture.Page.GetByTestId("talk-back")).ToContainTextAsync("想对您说话");
        await lecture.Page.GetByTestId("talk-back-aloud").ClickAsync();
        await lecture.Page.WaitForFunctionAsync("() => document.querySelector('[data-testid=talk-back-audio]')?.srcObject?.getAudioTracks().length === 1");
        await Expect(village.Page.GetByTestId("talk-back")).ToHaveCountAsync(0);
        await wall.Page.Mouse.UpAsync();
        await Expect(lecture.Page.GetByTestId("talk-back")).ToHaveCountAsync(0);
    }

    private static async Task<Tab> EnterFaultyAsync(LessonStage stage, string roomId, TestClip clip)
    {
        var tab = await stage.OpenAsync(clip);
        await tab.Page.AddInitScriptAsync(Browser.Script("faults.js"));
        await tab.Page.GotoAsync("/room");
        await tab.Page.GetByTestId($"pick-{roomId}").ClickAsync();
        return tab;
    }

    private async Task HasAsync(Tab wall, string roomId, string trouble, long since)
    {
        await Expect(Tile(wall, roomId)).ToHaveAttributeAsync("data-troubles", new Regex(trouble), Slow);
        output.WriteLine($"{trouble} is on the wall after {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s");
    }

    private static Task HasNoneAsync(Tab wall, string roomId) => Expect(Tile(wall, roomId)).ToHaveAttributeAsync("data-troubles", "", Slow);

    private static ILocator Tile(Tab wall, string roomId) => wall.Page.Locator($"[data-testid=room-tile][data-room={roomId}]");

    private static async Task HoldAsync(Tab tab, ILocator button)
    {
        await button.HoverAsync();
        await tab.Page.Mouse.DownAsync();
        await Expect(button).ToHaveCountAsync(0);
        await tab.Page.Mouse.UpAsync();
    }
}
