using System.Diagnostics;
using System.Text.Json;
using Classroom.EndToEnd.Tests.Hosts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests.Steps;

/// <summary>Courseware on the screens of a lesson.</summary>
internal static class PageSteps
{
    public const string Stage = "[data-testid=page-stage]";

    /// <summary>Two sizes of one page differ by how their edges fall on pixels, two pages by their words: measured 0.5 to 1.5 and 6 to 20 of 255.</summary>
    private const double MostDifference = 3;

    /// <summary>Opens the newest courseware in a lesson.</summary>
    public static async Task OpenFirstAsync(this Tab lecture)
    {
        await lecture.Page.GetByTestId("open-shelf").ClickAsync();
        await lecture.Page.GetByTestId("show-courseware").First.ClickAsync();
    }

    /// <summary>Waits until the rooms show that page as crisply as the teacher, holds their screens against each other, and answers which picture they show.</summary>
    public static async Task<string> PageIsSeenAlikeAsync(this Tab lecture, string place, params Tab[] rooms)
    {
        await Expect(lecture.Page.GetByTestId("page-place")).ToHaveTextAsync(place);
        var surface = await lecture.Page.Locator(Stage).GetAttributeAsync("data-surface");
        foreach (var room in rooms)
        {
            await ComesToBeAlikeAsync(lecture, room, surface);
        }

        return (await rooms[0].Page.Locator(Stage).GetAttributeAsync("data-shown"))!;
    }

    /// <summary>Looks again while something else comes to its place beside the page and moves it.</summary>
    private static async Task ComesToBeAlikeAsync(Tab lecture, Tab room, string? surface)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var (taught, seen) = (await ShownAsync(lecture, surface, lecture), await ShownAsync(room, surface, lecture));
            var difference = taught.Zip(seen, (one, other) => Math.Abs(one - other)).Average();
            if (difference < MostDifference)
            {
                return;
            }

            Assert.True(Stopwatch.GetElapsedTime(began) < LessonStage.Patience, $"{room.Page.Url} sees another page than the teacher: {difference:F1} of 255 apart");
        }
    }

    private static async Task<double[]> ShownAsync(Tab tab, string? surface, Tab reader)
    {
        var shown = tab.Page.Locator($"{Stage}[data-surface='{surface}'][data-waiting=false] img");
        await Expect(shown).ToBeVisibleAsync(new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });
        // A page slides to its place when it is opened.
        await shown.EvaluateAsync("async element => { await Promise.all(element.closest('[data-testid=page-stage]').getAnimations().map(a => a.finished)); await element.decode() }");
        return await BlocksAsync(reader, await shown.ScreenshotAsync());
    }

    /// <summary>How bright a screenshot is, block by block of a grid of 96 x 54.</summary>
    private static async Task<double[]> BlocksAsync(Tab tab, byte[] png)
    {
        var blocks = await tab.Page.EvaluateAsync<JsonElement>(
            """
            async png => {
              const bytes = Uint8Array.from(atob(png), letter => letter.charCodeAt(0))
              const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
              const context = new OffscreenCanvas(96, 54).getContext('2d')
              context.imageSmoothingQuality = 'high'
              context.drawImage(picture, 0, 0, 96, 54)
              const { data } = context.getImageData(0, 0, 96, 54)
              return Array.from({ length: 96 * 54 }, (_, at) => (data[at * 4] + data[at * 4 + 1] + data[at * 4 + 2]) / 3)
            }
            """,
            Convert.ToBase64String(png));
        return blocks.Deserialize<double[]>()!;
    }
}
