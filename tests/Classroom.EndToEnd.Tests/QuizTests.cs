using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>A question in real Chromium: the teacher's panel, two village schools, a pupil's phone.</summary>
public sealed class QuizTests(ITestOutputHelper output)
{
    /// <summary>The reader of 11 MB has to be fetched and compiled, then each card must be seen twice, on two cores that others use as well.</summary>
    private static readonly TimeSpan CardPatience = TimeSpan.FromSeconds(120);

    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task Question_ByPhoneAndByKeys_ShowsTheSameBarsOnEveryScreenOnlyAfterTheReveal()
    {
        await using var stage = await LessonStage.SetAsync();
        try
        {
            var lecture = await stage.EnterRoomAsync(LessonStage.LectureRoom, null);
            var first = await stage.EnterRoomAsync(LessonStage.FirstVillageRoom, null);
            var second = await stage.EnterRoomAsync(LessonStage.SecondVillageRoom, null);
            await lecture.Page.GetByTestId("start-lesson").ClickAsync();
            await AskAsync(lecture);

            var phone = await SitAsync(stage, first, seat: 7);
            await phone.Page.GetByTestId("choose-0").ClickAsync();
            await Expect(phone.Page.GetByTestId("answer-mine")).ToBeVisibleAsync();
            await phone.Page.ReloadAsync();
            await Expect(phone.Page.GetByTestId("choose-0")).ToHaveAttributeAsync("aria-pressed", "true");
            await phone.Page.GetByTestId("choose-1").ClickAsync();
            await Expect(phone.Page.GetByTestId("choose-1")).ToHaveAttributeAsync("aria-pressed", "true");
            await second.Page.Keyboard.PressAsync("3");
            await Expect(second.Page.GetByTestId("together-chosen")).ToContainTextAsync("C");

            foreach (var room in new[] { LessonStage.FirstVillageRoom, LessonStage.SecondVillageRoom })
            {
                await Expect(lecture.Page.Locator($"[data-testid=room-progress][data-room={room}]")).ToHaveAttributeAsync("data-count", "1");
            }

            await PressAsync(lecture, "stop-question");
            await Expect(phone.Page.GetByTestId("answer-question")).ToHaveAttributeAsync("data-phase", "stopped");
            await Expect(phone.Page.GetByTestId("choose-0")).ToHaveCountAsync(0);
            foreach (var tab in new[] { lecture, first, second, phone })
            {
                await Expect(tab.Page.GetByTestId("bars-total")).ToHaveCountAsync(0);
            }

            await PressAsync(lecture, "reveal-question");
            foreach (var tab in new[] { lecture, first, second, phone })
            {
                await ShowsAsync(tab.Page.GetByTestId("bars-total"), "0,1,1,0", right: 1);
            }

            await ShowsAsync(lecture.Page.GetByTestId($"bars-{LessonStage.SecondVillageRoom}"), "0,0,1,0", right: 1);
            await ShowsAsync(first.Page.GetByTestId("bars-own"), "0,1,0,0", right: 1);
            await Expect(phone.Page.GetByTestId("answer-verdict")).ToHaveAttributeAsync("data-right", "true");

            await PressAsync(lecture, "put-away");
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
    public async Task Question_WithPaperCards_IsReadByTheRoomsCameraSeatBySeatBesideAPhone()
    {
        var folder = Directory.CreateTempSubdirectory("classroom-cards-").FullName;
        try
        {
            var relay = await RelayProcess.StartAsync();
            using var limit = new CancellationTokenSource(CardPatience);
            var film = await CardCamera.FilmAsync(await CardTests.PrintAsync(relay, limit.Token), folder, limit.Token);
            await using var stage = LessonStage.Of(relay, await Browser.StartAsync(film));
            var lecture = await stage.EnterRoomAsync(LessonStage.LectureRoom, null);
            var village = await stage.EnterRoomAsync(LessonStage.FirstVillageRoom, null);
            await PressAsync(lecture, "start-lesson");
            await AskAsync(lecture, cards: true);
            var phone = await SitAsync(stage, village, seat: CardCamera.Cards + 1);
            await phone.Page.GetByTestId("choose-1").ClickAsync();

            await Expect(village.Page.GetByTestId("own-count")).ToHaveAttributeAsync("data-count", $"{CardCamera.Cards + 1}", new() { Timeout = (float)CardPatience.TotalMilliseconds });
            await Expect(lecture.Page.Locator($"[data-testid=room-progress][data-room={LessonStage.FirstVillageRoom}]")).ToHaveAttributeAsync("data-count", $"{CardCamera.Cards + 1}");
            await PressAsync(lecture, "stop-question");
            await PressAsync(lecture, "reveal-question");

            var held = Enumerable.Range(1, CardCamera.Cards).Select(CardCamera.AnswerOf).Append('B').ToArray();
            await ShowsAsync(village.Page.GetByTestId("bars-own"), string.Join(',', "ABCD".Select(letter => held.Count(answer => answer == letter))), right: 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Asks which of four is prime; B is right.</summary>
    private static async Task AskAsync(Tab lecture, bool cards = false)
    {
        await lecture.Page.GetByTestId("quiz-tool").ClickAsync();
        await lecture.Page.GetByTestId("prompt").FillAsync("哪一个是质数？");
        foreach (var (text, choice) in new[] { ("9", 0), ("11", 1), ("15", 2), ("21", 3) })
        {
            await lecture.Page.GetByTestId($"option-{choice}").FillAsync(text);
        }

        await lecture.Page.GetByTestId("right-1").ClickAsync();
        if (cards)
        {
            await lecture.Page.GetByTestId("with-cards").CheckAsync();
        }

        await PressAsync(lecture, "start-question");
        await Expect(lecture.Page.GetByTestId("question-report")).ToHaveAttributeAsync("data-phase", "open");
    }

    /// <summary>A pupil's phone, seated by the code on the room's screen.</summary>
    private static async Task<Tab> SitAsync(LessonStage stage, Tab room, int seat)
    {
        var address = await room.Page.GetByTestId("question-screen").GetByTestId("qr").GetAttributeAsync("data-text");
        var phone = await stage.OpenAsync(null, Phone);
        await phone.Page.GotoAsync(new Uri(address!).PathAndQuery);
        await phone.Page.GetByTestId("seat-number").FillAsync($"{seat}");
        await phone.Page.GetByTestId("take-seat").ClickAsync();
        await Expect(phone.Page.GetByTestId("answer-question")).ToBeVisibleAsync();
        return phone;
    }

    private static Task PressAsync(Tab tab, string testId) => tab.Page.GetByTestId(testId).ClickAsync();

    private static async Task ShowsAsync(ILocator bars, string counts, int right)
    {
        await Expect(bars).ToBeVisibleAsync();
        var shown = await bars.Locator("li").EvaluateAllAsync<string>("bars => bars.map(bar => bar.dataset.count).join(',')");
        Assert.Equal(counts, shown);
        await Expect(bars.Locator("li").Nth(right)).ToHaveAttributeAsync("data-right", "true");
    }
}
