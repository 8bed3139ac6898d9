using System.Text.Json;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.EndToEnd.Tests.Steps;
using Classroom.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>Ink in real Chromium, drawn by real pointer events, and the picture it belongs to.</summary>
public sealed class InkTests(SharedHosts hosts, ITestOutputHelper output) : IClassFixture<SharedHosts>
{
    private const string Teacher = "[data-testid=teacher-view] video";
    private const int Presses = 40;

    /// <summary>Acceptance: between the hand in the picture and its ink.</summary>
    private static readonly double MostApartMs = Pace.Of(TimeSpan.FromMilliseconds(100)).TotalMilliseconds;

    private readonly Looks _looks = new(output);

    [Fact]
    public async Task Ink_OfTheTeacher_IsSeenInTheRoomWhileAndAfterItIsDrawn()
    {
        await using var stage = hosts.Set();
        var (lecture, village) = await BeginAsync(stage, 1);
        var box = await lecture.TakePenAsync();
        var mouse = lecture.Page.Mouse;

        await mouse.MoveAsync(box.X + (box.Width * 0.2f), box.Y + (box.Height * 0.3f));
        await mouse.DownAsync();
        await mouse.MoveAsync(box.X + (box.Width * 0.2f), box.Y + (box.Height * 0.8f), new() { Steps = 30 });
        await village.UntilInkedAsync(cells: 15);
        Assert.Equal("0", await village.FinishedMarksAsync());
        await mouse.MoveAsync(box.X + (box.Width * 0.7f), box.Y + (box.Height * 0.8f), new() { Steps = 30 });
        await mouse.UpAsync();
        await village.UntilFinishedAsync(1);
        await lecture.InkIsSeenAlikeAsync(village);

        await lecture.Page.GetByTestId("ink-ellipse").ClickAsync();
        await lecture.Page.GetByTestId("ink-colour-1").ClickAsync();
        await lecture.DragAsync(box, 0.4f, 0.2f, 0.6f, 0.5f);
        await lecture.Page.GetByTestId("ink-text").ClickAsync();
        await mouse.ClickAsync(box.X + (box.Width * 0.3f), box.Y + (box.Height * 0.6f));
        await lecture.Page.GetByTestId("ink-words").FillAsync("分数的意义");
        await lecture.Page.Keyboard.PressAsync("Enter");
        await village.UntilFinishedAsync(3);
        await lecture.InkIsSeenAlikeAsync(village);

        await lecture.Page.GetByTestId("ink-eraser").ClickAsync();
        await lecture.DragAsync(box, 0.15f, 0.5f, 0.25f, 0.5f);
        await village.UntilFinishedAsync(2);
        await lecture.Page.GetByTestId("ink-undo").ClickAsync();
        await village.UntilFinishedAsync(3);
        await lecture.Page.GetByTestId("ink-clear").ClickAsync();
        await village.UntilFinishedAsync(0);
        await lecture.Page.GetByTestId("ink-undo").ClickAsync();
        await village.UntilFinishedAsync(3);

        await village.Page.ReloadAsync();
        await village.UntilFinishedAsync(3);
        await lecture.InkIsSeenAlikeAsync(village);
    }

    [Fact]
    public async Task Ink_OverThePicture_AppearsWhenTheHandDoes()
    {
        await using var stage = hosts.Set();
        var (lecture, village) = await BeginAsync(stage, 2);
        await lecture.TakePenAsync();
        await _looks.TakeAsync(() => AreTogetherAsync(lecture, village));
    }

    /// <summary>Presses at one place after the other: each is a dot of ink, and turns the picture of the teacher's camera at the same moment.</summary>
    private async Task AreTogetherAsync(Tab lecture, Tab village)
    {
        await lecture.Page.GetByTestId("ink-clear").ClickAsync();
        await village.UntilFinishedAsync(0);
        var stolen = new StolenTime();
        double[][] spots = [.. Enumerable.Range(0, Presses).Select(press => (double[])[0.1 + (0.1 * (press % 8)), 0.15 + (0.15 * (press / 8))])];
        var watching = village.Page.EvaluateAsync<JsonElement>(
            "([selector, spots, ms]) => inkProbe.watch(selector, spots, ms)", new object[] { Teacher, spots, LessonStage.Patience.TotalMilliseconds + (1_000 * Presses) });
        foreach (var spot in spots)
        {
            await lecture.Page.WaitForTimeoutAsync(600);
            var box = (await lecture.Page.GetByTestId("ink-layer").BoundingBoxAsync())!;
            await lecture.Page.Mouse.MoveAsync(box.X + (float)(box.Width * spot[0]), box.Y + (float)(box.Height * spot[1]));
            await lecture.Page.Mouse.DownAsync();
            await lecture.Page.WaitForTimeoutAsync(60);
            await lecture.Page.Mouse.UpAsync();
        }

        var seen = await watching;
        var turns = seen.GetProperty("turns").Deserialize<double[]>()!;
        var inks = seen.GetProperty("inks").Deserialize<double[]>()!;
        Assert.Equal((Presses, Presses), (turns.Length, inks.Length));
        double[] later = [.. inks.Zip(turns, (ink, turn) => ink - turn).Order()];
        var apart = later.Select(Math.Abs).Order().ElementAt((int)Math.Ceiling(0.95 * Presses) - 1);
        output.WriteLine($"ink after its picture, ms: median {later[Presses / 2]:F0}, from {later[0]:F0} to {later[^1]:F0}; apart p95 {apart:F0}; {stolen.Share:P1} stolen");
        Assert.True(apart <= MostApartMs, $"ink and hand are {apart:F0} ms apart");
    }

    private static async Task<(Tab Lecture, Tab Village)> BeginAsync(LessonStage stage, int lectureRoom)
    {
        var rooms = LessonStage.RoomsOf(lectureRoom);
        var lecture = await stage.OpenAsync(null);
        await lecture.Page.AddInitScriptAsync(Browser.Script("ink.js") + "\ninkProbe.useCamera();");
        var village = await stage.OpenAsync(null);
        foreach (var (tab, room) in (IEnumerable<(Tab, string)>)[(lecture, rooms.Lecture), (village, rooms.FirstVillage)])
        {
            await tab.Page.GotoAsync("/room");
            await tab.Page.GetByTestId($"pick-{room}").ClickAsync();
        }

        await Expect(village.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();
        await lecture.Page.GetByTestId("start-lesson").ClickAsync();
        await Expect(village.Page.GetByTestId("teacher-view")).ToHaveAttributeAsync("data-playing", "true", new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });
        return (lecture, village);
    }
}
