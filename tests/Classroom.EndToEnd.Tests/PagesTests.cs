using System.Collections.Concurrent;
using System.Globalization;
using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.EndToEnd.Tests.Steps;
using Classroom.Relay.Hosting;
using Classroom.Testing.Files;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>Courseware in real Chromium: uploaded by the teacher, turned in the lesson, seen alike in the village school.</summary>
public sealed class PagesTests(ITestOutputHelper output)
{
    private const string Parts = "**/api/courseware/*";

    /// <summary>How long a few pages may take to be made on busy cores; not a target.</summary>
    private static readonly TimeSpan Conversion = TimeSpan.FromSeconds(120);

    /// <summary>How long after the teacher's shelf a village room may have what is new there, its six pictures fetched: it is told, and does not ask.</summary>
    private static readonly TimeSpan Told = Pace.Of(TimeSpan.FromSeconds(15));

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
            await Expect(village.Page.GetByTestId("pages-fetched")).ToContainTextAsync("12/12", new() { Timeout = (float)Told.TotalMilliseconds });

            await lecture.Page.GetByTestId("close-shelf").ClickAsync();
            await BeginAsync(lecture);
            var first = await lecture.PageIsSeenAlikeAsync("1 / 6", village);

            await lecture.Page.GetByTestId("page-on").ClickAsync();
            var second = await lecture.PageIsSeenAlikeAsync("2 / 6", village);
            await lecture.Page.Keyboard.PressAsync("PageDown");
            await lecture.Page.Keyboard.PressAsync("PageDown");
            var fourth = await lecture.PageIsSeenAlikeAsync("4 / 6", village);
            Assert.Equal(3, new[] { first, second, fourth }.Distinct().Count());

            await village.Page.ReloadAsync();
            Assert.Equal(fourth, await lecture.PageIsSeenAlikeAsync("4 / 6", village));

            await lecture.Page.GetByTestId("new-board").ClickAsync();
            await Expect(village.Page.Locator($"{PageSteps.Stage}[data-surface='board:1']")).ToBeVisibleAsync();
            await lecture.Page.GetByTestId("close-pages").ClickAsync();
            await Expect(village.Page.Locator(PageSteps.Stage)).ToHaveCountAsync(0);
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
        await BeginAsync(lecture);
        var before = await lecture.PageIsSeenAlikeAsync("1 / 6", village);

        // Pictures of pages come from this device from now on: the relay gives none.
        await village.Page.Context.RouteAsync("**/api/courseware/pages/**", route => route.AbortAsync());
        await lecture.Page.GetByTestId("page-on").ClickAsync();
        Assert.NotEqual(before, await lecture.PageIsSeenAlikeAsync("2 / 6", village));

        await stage.Relay.KillAsync();
        await Expect(village.Page.GetByTestId("reconnecting")).ToBeVisibleAsync(new() { Timeout = (float)LessonStage.Patience.TotalMilliseconds });
        await Expect(village.Page.Locator($"{PageSteps.Stage} img")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Upload_WhosePageIsLoadedAgainInTheMiddle_GoesOnByItselfFromWhereItWas()
    {
        await using var stage = await LessonStage.SetAsync();
        var lecture = await stage.EnterRoomAsync(LessonStage.LectureRoom, null);
        await Expect(lecture.Page.GetByTestId("lecture-standby")).ToBeVisibleAsync();
        // The line breaks after the first part.
        var broken = new TaskCompletionSource();
        await lecture.Page.RouteAsync(Parts, route =>
        {
            var breaks = OffsetOf(route.Request) > 0;
            _ = breaks && broken.TrySetResult();
            return breaks ? route.AbortAsync() : route.ContinueAsync();
        });
        await lecture.ClickAsync("open-shelf");
        await lecture.Page.GetByTestId("choose-file").SetInputFilesAsync(new FilePayload { Name = "板书.bmp", MimeType = "image/bmp", Buffer = SamplePicture.Bmp(1280, 720) });
        await broken.Task.WaitAsync(LessonStage.Patience);
        await Expect(lecture.Page.Locator("[data-testid=shelf-row][data-state=uploading]")).ToBeVisibleAsync();

        await lecture.Page.UnrouteAllAsync();
        var offsets = new ConcurrentQueue<long>();
        await lecture.Page.RouteAsync(Parts, route =>
        {
            if (OffsetOf(route.Request) is { } offset)
            {
                offsets.Enqueue(offset);
            }

            return route.ContinueAsync();
        });
        await lecture.Page.ReloadAsync();

        await lecture.ClickAsync("open-shelf");
        await Expect(lecture.Page.Locator("[data-testid=shelf-row][data-state=ready]")).ToHaveCountAsync(2, new() { Timeout = (float)Conversion.TotalMilliseconds });
        Assert.NotEmpty(offsets);
        Assert.All(offsets, offset => Assert.True(offset > 0, "what had arrived is sent again"));
    }

    /// <summary>Where the part of a file that a request carries begins; null when it carries none.</summary>
    private static long? OffsetOf(IRequest request) =>
        request.Headers.TryGetValue("upload-offset", out var offset) ? long.Parse(offset, CultureInfo.InvariantCulture) : null;

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
    private static async Task BeginAsync(Tab lecture)
    {
        await lecture.Page.GetByTestId("start-lesson").ClickAsync();
        await Expect(lecture.Page.GetByTestId("lecture-lesson")).ToBeVisibleAsync();
        await lecture.OpenFirstAsync();
    }
}
