using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>One real lesson in real Chromium: a lecture room, two village schools and the director's wall.</summary>
public sealed class LessonTests(ITestOutputHelper output)
{
    private const string Teacher = "[data-testid=teacher-view] video";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(4);

    /// <summary>Acceptance of lip sync: flash and beep reach the class within 80 ms of how they left the camera.</summary>
    private const double LipSyncMs = 80;

    /// <summary>
    /// A browser that has just begun to play moves sound and picture towards each other by some 80 ms a second, once it has a sender report of both.
    /// </summary>
    private static readonly int LooksAtLipSync = (int)(4 * Pace.Slowness);

    private readonly Looks _looks = new(output);

    [Theory]
    [InlineData("h264")]
    [InlineData("vp8")]
    public async Task Lesson_FromPressToEnd_CarriesSightAndSoundBothWays(string codec)
    {
        await using var stage = await LessonStage.SetAsync("--video-codec", codec);
        try
        {
            var lecture = await stage.EnterRoomAsync(LessonStage.LectureRoom, TestClip.Lecture);
            var villages = new[]
            {
                await stage.EnterRoomAsync(LessonStage.FirstVillageRoom, TestClip.FirstVillage),
                await stage.EnterRoomAsync(LessonStage.SecondVillageRoom, TestClip.SecondVillage),
            };
            foreach (var village in villages)
            {
                await Expect(village.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();
            }

            await lecture.Page.GetByTestId("start-lesson").ClickAsync();

            foreach (var village in villages)
            {
                await SeesAndHearsTheTeacherAsync(lecture, village);
            }

            await TeacherSeesAndHearsAsync(lecture, LessonStage.FirstVillageRoom, TestClip.FirstVillage);
            await TeacherSeesAndHearsAsync(lecture, LessonStage.SecondVillageRoom, TestClip.SecondVillage);

            await CallReachesEveryRoomAsync(lecture, villages);

            var wall = await stage.EnterWallAsync();
            await WallShowsAsync(wall);
            await wall.DisposeAsync();

            await ScreenArrivesAsync(lecture, villages);
            await ReloadComesBackAsync(villages[0], Teacher);
            await ReloadComesBackAsync(lecture, "[data-testid=remote-tile] video");
            await villages[1].FirstFrameAsync(Teacher, LessonStage.Patience);

            await EndAsync(lecture, villages);
        }
        catch
        {
            output.WriteLine(stage.Relay.Output);
            throw;
        }
    }

    private async Task SeesAndHearsTheTeacherAsync(Tab lecture, Tab village)
    {
        await village.FirstFrameAsync(Teacher, LessonStage.Patience);
        await _looks.TakeAsync(() => Seen.AdvancesAsync(village, Teacher, TestClip.Lecture, 8));
        await _looks.TakeAsync(() => IsInStepAsync(lecture, village), LooksAtLipSync);
    }

    private async Task IsInStepAsync(Tab lecture, Tab village)
    {
        // The clip stands in for a camera by a media element, which hands out its sound before its picture, by more or less as the machine is
        // busy (20 to 160 ms seen): what leaves is watched at the same time as what arrives.
        var leaves = lecture.WatchCaptureAsync(TestClip.Lecture, Look);
        var arriving = await village.WatchLipSyncAsync(Teacher, "[data-testid=teacher-audio]", TestClip.Lecture, Look);
        var leaving = await leaves;
        Assert.True(arriving.Length >= 2 && leaving.Length >= 2, $"of the teacher's beeps {leaving.Length} left and {arriving.Length} were heard");
        var added = arriving.Select(ms => ms - Seen.Median(leaving)).ToArray();
        output.WriteLine($"beep after flash, {Seen.Median(leaving):F0} ms at the camera, added on the way: {string.Join(", ", added.Select(ms => $"{ms:F0} ms"))}");
        Assert.True(Math.Abs(Seen.Median(added)) <= LipSyncMs, $"flash and beep are {Seen.Median(added):F0} ms further apart than they left the camera");
    }

    private async Task TeacherSeesAndHearsAsync(Tab lecture, string roomId, TestClip clip)
    {
        var tile = $"[data-testid=remote-tile][data-room={roomId}]";
        await lecture.FirstFrameAsync($"{tile} video", LessonStage.Patience);
        await _looks.TakeAsync(() => Seen.AdvancesAsync(lecture, $"{tile} video", clip, 8));
        Assert.True(await lecture.HearsAsync($"{tile} audio", clip.BeepHz), $"{clip.Name} is not heard");
    }

    /// <summary>The teacher presses on the first village: the second sees and hears it, until the next press.</summary>
    private async Task CallReachesEveryRoomAsync(Tab lecture, Tab[] villages)
    {
        const string Called = "[data-testid=called-view] video";
        var press = lecture.Page.Locator($"[data-testid=remote-tile][data-room={LessonStage.FirstVillageRoom}]").GetByTestId("call");
        await press.ClickAsync();

        await villages[1].FirstFrameAsync(Called, LessonStage.Patience);
        await _looks.TakeAsync(() => Seen.AdvancesAsync(villages[1], Called, TestClip.FirstVillage, 8));
        Assert.True(await villages[1].HearsAsync("[data-testid=called-audio]", TestClip.FirstVillage.BeepHz), "the called village is not heard in the other");
        await Expect(villages[0].Page.GetByTestId("voice")).ToContainTextAsync("麦克风已开");
        await Expect(villages[0].Page.GetByTestId("called-view")).ToBeVisibleAsync();

        await press.ClickAsync();
        foreach (var village in villages)
        {
            await Expect(village.Page.GetByTestId("called-view")).ToHaveCountAsync(0);
        }
    }

    private static async Task WallShowsAsync(Tab wall)
    {
        await Expect(wall.Page.GetByTestId("room-tile")).ToHaveCountAsync(27);
        await Expect(wall.Page.Locator("[data-testid=room-tile][data-presence=inLesson]")).ToHaveCountAsync(3);
        await Expect(wall.Page.Locator("[data-testid=room-tile][data-presence=offline]")).ToHaveCountAsync(24);
        foreach (var (roomId, clip) in new[]
        {
            (LessonStage.LectureRoom, TestClip.Lecture), (LessonStage.FirstVillageRoom, TestClip.FirstVillage), (LessonStage.SecondVillageRoom, TestClip.SecondVillage),
        })
        {
            var thumbnail = $"[data-room={roomId}] [data-testid=thumbnail]";
            await wall.FirstFrameAsync($"{thumbnail} canvas", LessonStage.Patience);
            await Seen.AdvancesAsync(wall, $"{thumbnail} canvas", clip, 4);
            var width = await wall.Page.Locator($"{thumbnail} video").EvaluateAsync<int>("video => video.videoWidth");
            Assert.True(width <= TestClip.Width / 2, $"the wall takes {width} px of a camera of {TestClip.Width}");
        }
    }

    /// <summary>Chromium shares a made-up screen here, so what is asked is that a large moving picture arrives beside the teacher's.</summary>
    private static async Task ScreenArrivesAsync(Tab lecture, Tab[] villages)
    {
        await lecture.Page.GetByTestId("share-screen").ClickAsync();
        foreach (var village in villages)
        {
            await Expect(village.Page.GetByTestId("screen-view")).ToBeVisibleAsync();
            await village.Page.WaitForFunctionAsync(
                "() => { const v = document.querySelector('[data-testid=screen-view] video'); return v?.videoWidth >= 640 && v.getVideoPlaybackQuality().totalVideoFrames > 10 }");
            var (screen, teacher) = (await village.Page.GetByTestId("screen-view").BoundingBoxAsync(), await village.Page.GetByTestId("teacher-view").BoundingBoxAsync());
            Assert.True(screen!.Width > 2 * teacher!.Width, "the shared screen is large, the teacher small beside it");
        }

        await lecture.Page.GetByTestId("stop-share").ClickAsync();
        foreach (var village in villages)
        {
            await Expect(village.Page.GetByTestId("screen-view")).ToHaveCountAsync(0);
        }
    }

    private async Task ReloadComesBackAsync(Tab tab, string selector)
    {
        await tab.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await tab.Page.WaitForFunctionAsync("() => document.readyState !== 'loading'");
        // The page's clock starts with the reload.
        output.WriteLine($"back {await tab.FirstFrameAsync(selector, LessonStage.Patience):F0} ms after a reload");
    }

    private static async Task EndAsync(Tab lecture, Tab[] villages)
    {
        // A tap is not enough: a slip must not throw everybody out.
        await lecture.Page.GetByTestId("end-lesson").ClickAsync();
        await Expect(lecture.Page.GetByTestId("lecture-lesson")).ToBeVisibleAsync();

        await lecture.HoldAsync("end-lesson", shown: "lecture-standby");
        foreach (var village in villages)
        {
            await Expect(village.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();
        }
    }
}
