using System.Text.Json;
using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Relay.Hosting;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>Courseware in real Chromium: uploaded by the teacher, turned in the lesson, seen alike in the village school.</summary>
public sealed class PagesTests(ITestOutputHelper output)
{
    private const string Stage = "[data-testid=page-stage]";

    /// <summary>Two sizes of one page differ by how their edges fall on pixels, two pages by their words: measured 0.5 to 1.5 and 6 to 20 of 255.</summary>
    private const double MostDifference = 3;

    /// <summary>How long a few pages may take to be made on busy cores; not a target.</summary>
    private static readonly TimeSpan Conversion = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Courseware_UploadedAndTurned_IsSeenAlikeInTheVillage()
    {
        await using var stage = await LessonStage.SetAsync();
        try
        {
            var lecture = await stage.EnterRoomAsync(LessonStage.LectureRoom, TestClip.Lecture);
            var village = await stage.EnterRoomAsync(LessonStage.FirstVillageRoom, TestClip.FirstVillage);
            await Expect(village.Page.GetByTestId("pages-fetched")).ToContainTextAsync("6/6");

            await UploadAsync(lecture);
            await Expect(village.Page.GetByTestId("pages-fetched")).ToContainTextAsync("12/12", new() { Timeout = (float)Conversion.TotalMilliseconds });

            await lecture.Page.GetByTestId("close-shelf").ClickAsync();
            await OpenFirstAsync(lecture);
            var first = await BothShowAsync(lecture, village, "1 / 6");

            await lecture.Page.GetByTestId("page-on").ClickAsync();
            var second = await BothShowAsync(lecture, village, "2 / 6");
            await lecture.Page.Keyboard.PressAsync("PageDown");
            await lecture.Page.Keyboard.PressAsync("PageDown");
            var fourth = await BothShowAsync(lecture, village, "4 / 6");
            Assert.Equal(3, new[] { first, second, fourth }.Distinct().Count());

            await village.Page.ReloadAsync();
            Assert.Equal(fourth, await BothShowAsync(lecture, village, "4 / 6"));

            await lecture.Page.GetByTestId("new-board").ClickAsync();
            await Expect(village.Page.Locator($"{Stage}[data-surface='board:1']")).ToBeVisibleAsync();
            await lecture.Page.GetByTestId("close-pages").ClickAsync();
            await Expect(village.Page.Locator(Stage)).ToHaveCountAsync(0);
        }
        catch
        {
            output.WriteLine(stage.Relay.Output);
            throw;
        }
    }

    [Fact]
    public async Task Page_WhileTheLineIsAway_StaysAndItsFetchedNeighbourFollowsWithTheLine()
    {
        await using var stage = await LessonStage.SetAsync();
        var lecture = await stage.EnterRoomAsync(LessonStage.LectureRoom, TestClip.Lecture);
        var village = await stage.EnterRoomAsync(LessonStage.FirstVillageRoom, TestClip.FirstVillage);
        await Expect(village.Page.GetByTestId("pages-fetched")).ToContainTextAsync("6/6");
        await OpenFirstAsync(lecture);
        var before = await BothShowAsync(lecture, village, "1 / 6");

        // Pictures of pages come from this device from now on: the relay gives none.
        await village.Page.Context.RouteAsync("**/api/courseware/pages/**", route => route.AbortAsync());
        await lecture.Page.GetByTestId("page-on").ClickAsync();
        Assert.NotEqual(before, await BothShowAsync(lecture, village, "2 / 6"));

        await stage.Relay.KillAsync();
        await Expect(village.Page.GetByTestId("reconnecting")).ToBeVisibleAsync(new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });
        await Expect(village.Page.Locator($"{Stage} img")).ToBeVisibleAsync();
    }

    private static async Task UploadAsync(Tab lecture)
    {
        await lecture.Page.GetByTestId("open-shelf").ClickAsync();
        // The demo's own courseware with a comment at its end is another file, whose pages are made anew.
        await using var demo = typeof(RelayOptions).Assembly.GetManifestResourceStream("circle.pdf")!;
        using var file = new MemoryStream();
        await demo.CopyToAsync(file);
        file.Write("\n% again\n"u8);
        await lecture.Page.GetByTestId("choose-file").SetInputFilesAsync(new FilePayload { Name = "练习：圆的周长.pdf", MimeType = "application/pdf", Buffer = file.ToArray() });
        await Expect(lecture.Page.Locator("[data-testid=shelf-row][data-state=ready]")).ToHaveCountAsync(2, new() { Timeout = (float)Conversion.TotalMilliseconds });
        await Expect(lecture.Page.GetByText("练习：圆的周长.pdf")).ToBeVisibleAsync();
    }

    /// <summary>Begins the lesson and opens the newest courseware.</summary>
    private static async Task OpenFirstAsync(Tab lecture)
    {
        await lecture.Page.GetByTestId("start-lesson").ClickAsync();
        await Expect(lecture.Page.GetByTestId("lecture-lesson")).ToBeVisibleAsync();
        await lecture.Page.GetByTestId("open-shelf").ClickAsync();
        await lecture.Page.GetByTestId("show-courseware").First.ClickAsync();
    }

    /// <summary>Waits until both rooms show that page crisply, holds their screens against each other, and answers which picture the village shows.</summary>
    private static async Task<string> BothShowAsync(Tab lecture, Tab village, string place)
    {
        await Expect(lecture.Page.GetByTestId("page-place")).ToHaveTextAsync(place);
        var surface = await lecture.Page.Locator(Stage).GetAttributeAsync("data-surface");
        List<double[]> seen = [];
        foreach (var tab in new[] { lecture, village })
        {
            var shown = tab.Page.Locator($"{Stage}[data-surface='{surface}'][data-waiting=false] img");
            await Expect(shown).ToBeVisibleAsync(new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });
            // A page slides to its place when it is opened.
            await shown.EvaluateAsync("async element => { await Promise.all(element.closest('[data-testid=page-stage]').getAnimations().map(a => a.finished)); await element.decode() }");
            seen.Add(await BlocksAsync(lecture, await shown.ScreenshotAsync()));
        }

        var difference = seen[0].Zip(seen[1], (one, other) => Math.Abs(one - other)).Average();
        Assert.True(difference < MostDifference, $"the village sees another page than the teacher: {difference:F1} of 255 apart");
        return (await village.Page.Locator(Stage).GetAttributeAsync("data-shown"))!;
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
