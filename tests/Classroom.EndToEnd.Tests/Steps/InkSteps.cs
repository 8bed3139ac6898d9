using System.Text.Json;
using Classroom.EndToEnd.Tests.Hosts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests.Steps;

/// <summary>A hand with a pen, and what is seen of its ink.</summary>
internal static class InkSteps
{
    private const int Columns = 96;
    private const int Rows = 54;

    /// <summary>Takes the pen; gives the box of what is drawn on.</summary>
    public static async Task<LocatorBoundingBoxResult> TakePenAsync(this Tab lecture)
    {
        await lecture.Page.GetByTestId("draw").ClickAsync();
        var surface = lecture.Page.GetByTestId("ink-layer");
        await Expect(surface).ToHaveAttributeAsync("data-tool", "pen");
        // The tools take their place from the surface: it is measured once it stands still.
        await Expect(lecture.Page.GetByTestId("ink-strip")).ToBeVisibleAsync();
        await surface.HoverAsync(new() { Trial = true });
        return (await surface.BoundingBoxAsync())!;
    }

    /// <summary>Draws from one point of the box to the other, both as shares of it.</summary>
    public static async Task DragAsync(this Tab lecture, LocatorBoundingBoxResult box, float left, float top, float right, float bottom)
    {
        await lecture.Page.Mouse.MoveAsync(box.X + (box.Width * left), box.Y + (box.Height * top));
        await lecture.Page.Mouse.DownAsync();
        await lecture.Page.Mouse.MoveAsync(box.X + (box.Width * right), box.Y + (box.Height * bottom), new() { Steps = 12 });
        await lecture.Page.Mouse.UpAsync();
    }

    /// <summary>How many marks lie finished on the surface that the page shows.</summary>
    public static Task<string?> FinishedMarksAsync(this Tab tab) => tab.Page.GetByTestId("ink-finished").GetAttributeAsync("data-marks");

    public static Task UntilFinishedAsync(this Tab tab, int marks) => Expect(tab.Page.GetByTestId("ink-finished"))
        .ToHaveAttributeAsync("data-marks", $"{marks}", new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });

    /// <summary>Waits until more than that many cells of the surface have ink.</summary>
    public static Task UntilInkedAsync(this Tab tab, int cells) => tab.Page.WaitForFunctionAsync(
        "([columns, rows, cells]) => inkProbe.cellsOf(document.querySelector('[data-testid=ink-layer]'), columns, rows).reduce((sum, cell) => sum + cell, 0) > cells",
        new object[] { Columns, Rows, cells });

    /// <summary>Ink comes to cover the same cells of all surfaces, whatever their size; at the edges of a line one cell may differ.</summary>
    public static async Task InkIsSeenAlikeAsync(this Tab lecture, params Tab[] rooms)
    {
        var drawn = await CellsAsync(lecture);
        Assert.InRange(drawn.Sum(), 20, Columns * Rows / 2);
        foreach (var room in rooms)
        {
            try
            {
                await room.Page.WaitForFunctionAsync(
                    "([drawn, columns, rows]) => inkProbe.likeness(drawn, inkProbe.cellsOf(document.querySelector('[data-testid=ink-layer]'), columns, rows)) >= 0.85",
                    new object[] { drawn, Columns, Rows },
                    new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });
            }
            catch (TimeoutException)
            {
                Assert.Fail($"{drawn.Sum()} cells are drawn, {(await CellsAsync(room)).Sum()} seen on {room.Page.Url}");
            }
        }
    }

    private static async Task<int[]> CellsAsync(Tab tab) => (await tab.Page.EvaluateAsync<JsonElement>(
        "([columns, rows]) => inkProbe.cellsOf(document.querySelector('[data-testid=ink-layer]'), columns, rows)", new object[] { Columns, Rows })).Deserialize<int[]>()!;
}
