using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests.Steps;

/// <summary>What is on air is lost, in every way there is, and comes back.</summary>
internal static class LossSteps
{
    /// <summary>The second picture of the programme in a room's page.</summary>
    public const string Beside = "[data-testid=programme-1] video";

    /// <summary>The village on air falls silent without a word: card and alarm; it is back on air by itself when packets come again.</summary>
    public static async Task CableIsPulledAndPutBackAsync(this Tab holder, DirectedLessons lessons, ITestOutputHelper output)
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
    public static async Task<(Tab Lecture, Tab First)> RealPagesTakeOverAsync(this Tab holder, DirectedLessons lessons)
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

    /// <summary>F5 in the lecture room that is on air: card and alarm, and its picture again by itself.</summary>
    public static async Task TeacherReloadsAsync(this Tab holder, Tab lecture, Tab village, ITestOutputHelper output)
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
    public static async Task RelayLostAndBackAsync(this Tab holder, DirectedLessons lessons)
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
