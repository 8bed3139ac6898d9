using System.Text.Json;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>Ink in real Chromium, drawn by real pointer events, and the picture it belongs to.</summary>
public sealed class InkTests(ITestOutputHelper output)
{
    private const string Teacher = "[data-testid=teacher-view] video";
    private const int Columns = 96;
    private const int Rows = 54;
    private const int Presses = 40;

    /// <summary>Acceptance: between the hand in the picture and its ink.</summary>
    private const double MostApartMs = 100;

    private readonly Looks _looks = new(output);

    [Fact]
    public async Task Ink_OfTheTeacher_IsSeenInTheRoomWhileAndAfterItIsDrawn()
    {
        await using var stage = await LessonStage.SetAsync();
        var (lecture, village) = await BeginAsync(stage);
        var box = await DrawnOnAsync(lecture);
        var mouse = lecture.Page.Mouse;

        await mouse.MoveAsync(box.X + (box.Width * 0.2f), box.Y + (box.Height * 0.3f));
        await mouse.DownAsync();
        await mouse.MoveAsync(box.X + (box.Width * 0.2f), box.Y + (box.Height * 0.8f), new() { Steps = 30 });
        await UntilAsync(village, "cells => cells.reduce((sum, cell) => sum + cell, 0) > 15");
        Assert.Equal("0", await FinishedAsync(village));
        await mouse.MoveAsync(box.X + (box.Width * 0.7f), box.Y + (box.Height * 0.8f), new() { Steps = 30 });
        await mouse.UpAsync();
        await UntilFinishedAsync(village, 1);
        await IsSeenAlikeAsync(lecture, village);

        await lecture.Page.GetByTestId("ink-ellipse").ClickAsync();
        await lecture.Page.GetByTestId("ink-colour-1").ClickAsync();
        await DragAsync(lecture, box, 0.4f, 0.2f, 0.6f, 0.5f);
        await lecture.Page.GetByTestId("ink-text").ClickAsync();
        await mouse.ClickAsync(box.X + (box.Width * 0.3f), box.Y + (box.Height * 0.6f));
        await lecture.Page.GetByTestId("ink-words").FillAsync("分数的意义");
        await lecture.Page.Keyboard.PressAsync("Enter");
        await UntilFinishedAsync(village, 3);
        await IsSeenAlikeAsync(lecture, village);

        await lecture.Page.GetByTestId("ink-eraser").ClickAsync();
        await DragAsync(lecture, box, 0.15f, 0.5f, 0.25f, 0.5f);
        await UntilFinishedAsync(village, 2);
        await lecture.Page.GetByTestId("ink-undo").ClickAsync();
        await UntilFinishedAsync(village, 3);
        await lecture.Page.GetByTestId("ink-clear").ClickAsync();
        await UntilFinishedAsync(village, 0);
        await lecture.Page.GetByTestId("ink-undo").ClickAsync();
        await UntilFinishedAsync(village, 3);

        await village.Page.ReloadAsync();
        await UntilFinishedAsync(village, 3);
        await IsSeenAlikeAsync(lecture, village);
    }

    [Fact]
    public async Task Ink_OverThePicture_AppearsWhenTheHandDoes()
    {
        await using var stage = await LessonStage.SetAsync();
        var (lecture, village) = await BeginAsync(stage);
        var box = await DrawnOnAsync(lecture);
        await _looks.TakeAsync(() => AreTogetherAsync(lecture, village, box));
    }

    /// <summary>Presses at one place after the other: each is a dot of ink, and turns the picture of the teacher's camera at the same moment.</summary>
    private async Task AreTogetherAsync(Tab lecture, Tab village, LocatorBoundingBoxResult box)
    {
        await lecture.Page.GetByTestId("ink-clear").ClickAsync();
        await UntilFinishedAsync(village, 0);
        var stolen = new StolenTime();
        double[][] spots = [.. Enumerable.Range(0, Presses).Select(press => (double[])[0.1 + (0.1 * (press % 8)), 0.15 + (0.15 * (press / 8))])];
        var watching = village.Page.EvaluateAsync<JsonElement>(
            "([selector, spots, ms]) => inkProbe.watch(selector, spots, ms)", new object[] { Teacher, spots, LessonStage.Patience.TotalMilliseconds + (1_000 * Presses) });
        foreach (var spot in spots)
        {
            await lecture.Page.WaitForTimeoutAsync(600);
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

    private static async Task<(Tab Lecture, Tab Village)> BeginAsync(LessonStage stage)
    {
        var lecture = await stage.OpenAsync(null);
        await lecture.Page.AddInitScriptAsync(Browser.Script("ink.js") + "\ninkProbe.useCamera();");
        var village = await stage.OpenAsync(null);
        await village.Page.AddInitScriptAsync(Browser.Script("ink.js"));
        foreach (var (tab, room) in (IEnumerable<(Tab, string)>)[(lecture, LessonStage.LectureRoom), (village, LessonStage.FirstVillageRoom)])
        {
            await tab.Page.GotoAsync("/room");
            await tab.Page.GetByTestId($"pick-{room}").ClickAsync();
        }

        await Expect(village.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();
        await lecture.Page.GetByTestId("start-lesson").ClickAsync();
        await Expect(village.Page.GetByTestId("teacher-view")).ToHaveAttributeAsync("data-playing", "true", new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });
        return (lecture, village);
    }

    /// <summary>Takes the pen; gives the box of what is drawn on.</summary>
    private static async Task<LocatorBoundingBoxResult> DrawnOnAsync(Tab lecture)
    {
        await lecture.Page.GetByTestId("draw").ClickAsync();
        var surface = lecture.Page.GetByTestId("ink-layer");
        await Expect(surface).ToHaveAttributeAsync("data-tool", "pen");
        return (await surface.BoundingBoxAsync())!;
    }

    private static async Task DragAsync(Tab lecture, LocatorBoundingBoxResult box, float left, float top, float right, float bottom)
    {
        await lecture.Page.Mouse.MoveAsync(box.X + (box.Width * left), box.Y + (box.Height * top));
        await lecture.Page.Mouse.DownAsync();
        await lecture.Page.Mouse.MoveAsync(box.X + (box.Width * right), box.Y + (box.Height * bottom), new() { Steps = 12 });
        await lecture.Page.Mouse.UpAsync();
    }

    private static Task<string?> FinishedAsync(Tab tab) => tab.Page.GetByTestId("ink-finished").GetAttributeAsync("data-marks");

    private static Task UntilFinishedAsync(Tab tab, int marks) => Expect(tab.Page.GetByTestId("ink-finished"))
        .ToHaveAttributeAsync("data-marks", $"{marks}", new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });

    private static Task UntilAsync(Tab tab, string condition) => tab.Page.WaitForFunctionAsync(
        $"([columns, rows]) => ({condition})(inkProbe.cellsOf(document.querySelector('[data-testid=ink-layer]'), columns, rows))", new object[] { Columns, Rows });

    /// <summary>Ink comes to cover the same cells of both surfaces, whatever their size; at the edges of a line one cell may differ.</summary>
    private static async Task IsSeenAlikeAsync(Tab lecture, Tab village)
    {
        var drawn = await CellsAsync(lecture);
        Assert.InRange(drawn.Sum(), 20, Columns * Rows / 2);
        try
        {
            await village.Page.WaitForFunctionAsync(
                "([drawn, columns, rows]) => inkProbe.likeness(drawn, inkProbe.cellsOf(document.querySelector('[data-testid=ink-layer]'), columns, rows)) >= 0.85",
                new object[] { drawn, Columns, Rows },
                new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{drawn.Sum()} cells are drawn, {(await CellsAsync(village)).Sum()} seen");
        }
    }

    private static async Task<int[]> CellsAsync(Tab tab) => (await tab.Page.EvaluateAsync<JsonElement>(
        "([columns, rows]) => inkProbe.cellsOf(document.querySelector('[data-testid=ink-layer]'), columns, rows)", new object[] { Columns, Rows })).Deserialize<int[]>()!;
}
