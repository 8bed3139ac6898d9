using Classroom.EndToEnd.Tests.Hosts;
using Classroom.EndToEnd.Tests.Steps;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>A question in real Chromium: the teacher's panel, two village schools, a pupil's phone.</summary>
public sealed class QuizTests(SharedHosts hosts, ITestOutputHelper output) : IClassFixture<SharedHosts>
{
    [Fact]
    public async Task Question_ByPhoneAndByKeys_ShowsTheSameBarsOnEveryScreenOnlyAfterTheReveal()
    {
        var rooms = LessonStage.RoomsOf(1);
        await using var stage = hosts.Set();
        try
        {
            var lecture = await stage.EnterRoomAsync(rooms.Lecture, null);
            var first = await stage.EnterRoomAsync(rooms.FirstVillage, null);
            var second = await stage.EnterRoomAsync(rooms.SecondVillage, null);
            await lecture.Page.GetByTestId("start-lesson").ClickAsync();
            await lecture.AskAsync();

            var phone = await stage.SeatAsync(first, seat: 7);
            await phone.Page.GetByTestId("choose-0").ClickAsync();
            await Expect(phone.Page.GetByTestId("answer-mine")).ToBeVisibleAsync();
            await phone.Page.ReloadAsync();
            await Expect(phone.Page.GetByTestId("choose-0")).ToHaveAttributeAsync("aria-pressed", "true");
            await phone.ChangeAnswerAsync(1);
            await second.Page.Keyboard.PressAsync("3");
            await Expect(second.Page.GetByTestId("together-chosen")).ToContainTextAsync("C");

            foreach (var room in new[] { rooms.FirstVillage, rooms.SecondVillage })
            {
                await Expect(lecture.Page.Locator($"[data-testid=room-progress][data-room={room}]")).ToHaveAttributeAsync("data-count", "1");
            }

            await lecture.ClickAsync("stop-question");
            await Expect(phone.Page.GetByTestId("answer-question")).ToHaveAttributeAsync("data-phase", "stopped");
            await Expect(phone.Page.GetByTestId("choose-0")).ToHaveCountAsync(0);
            foreach (var tab in new[] { lecture, first, second, phone })
            {
                await Expect(tab.Page.GetByTestId("bars-total")).ToHaveCountAsync(0);
            }

            await lecture.ClickAsync("reveal-question");
            foreach (var tab in new[] { lecture, first, second, phone })
            {
                await tab.BarsAreAsync("bars-total", "0,1,1,0", right: 1);
            }

            await lecture.BarsAreAsync($"bars-{rooms.SecondVillage}", "0,0,1,0", right: 1);
            await first.BarsAreAsync("bars-own", "0,1,0,0", right: 1);
            await Expect(phone.Page.GetByTestId("answer-verdict")).ToHaveAttributeAsync("data-right", "true");

            await lecture.ClickAsync("put-away");
            await Expect(first.Page.GetByTestId("question-screen")).ToHaveCountAsync(0);
            await Expect(phone.Page.GetByTestId("answer-wait")).ToBeVisibleAsync();
        }
        catch
        {
            output.WriteLine(stage.Relay.Output);
            throw;
        }
    }

    [Fact]
    public async Task Question_PreparedBeforeAndAnsweredByHands_IsKeptOverAReloadAndCountsTheHands()
    {
        var rooms = LessonStage.RoomsOf(2);
        await using var stage = hosts.Set();
        var lecture = await stage.EnterRoomAsync(rooms.Lecture, null);
        var village = await stage.EnterRoomAsync(rooms.FirstVillage, null);
        var helper = await stage.HelpAsync(village);
        await lecture.ClickAsync("start-lesson");

        await lecture.ClickAsync("quiz-tool");
        await lecture.ClickAsync("kind-trueFalse");
        await lecture.Page.GetByTestId("prompt").FillAsync("鲸是鱼。");
        await lecture.ClickAsync("right-1");
        await lecture.ClickAsync("keep-question");
        await Expect(lecture.Page.GetByTestId("prepared")).ToHaveCountAsync(1);
        await lecture.Page.ReloadAsync();
        await lecture.ClickAsync("quiz-tool");
        await lecture.ClickAsync("prepared");
        await lecture.ClickAsync("start-question");

        await helper.CountHandsAsync(1, 3);
        await Expect(helper.Page.GetByTestId("hands-recorded")).ToContainTextAsync("4");
        await village.UntilAnsweredAsync(4);
        await lecture.ClickAsync("stop-question");
        await lecture.ClickAsync("reveal-question");

        await village.BarsAreAsync("bars-own", "1,3", right: 1);
    }
}
