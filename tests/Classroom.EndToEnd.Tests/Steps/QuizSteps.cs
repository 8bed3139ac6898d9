using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests.Steps;

/// <summary>A question asked, answered and read from the screens.</summary>
internal static class QuizSteps
{
    /// <summary>The reader of 11 MB has to be fetched and compiled first, then each card must be seen twice, on two cores that others use as well.</summary>
    public static readonly TimeSpan CardPatience = TimeSpan.FromSeconds(120);

    /// <summary>Asks which of four is prime; B is right.</summary>
    public static async Task AskAsync(this Tab lecture, bool cards = false)
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

        await lecture.ClickAsync("start-question");
        await Expect(lecture.Page.GetByTestId("question-report")).ToHaveAttributeAsync("data-phase", "open");
    }

    /// <summary>A pupil's phone, seated by the code on the room's screen.</summary>
    public static async Task<Tab> SeatAsync(this LessonStage stage, Tab room, int seat)
    {
        var address = await room.Page.GetByTestId("join").GetByTestId("qr").GetAttributeAsync("data-text");
        var phone = await stage.OpenAsync(null, LessonStage.Phone);
        await phone.Page.GotoAsync(new Uri(address!).PathAndQuery);
        await phone.Page.GetByTestId("seat-number").FillAsync($"{seat}");
        await phone.ClickAsync("take-seat");
        await Expect(phone.Page.GetByTestId("answer-question")).ToBeVisibleAsync();
        return phone;
    }

    /// <summary>Chooses another answer on a pupil's phone and waits until the phone says that it was taken.</summary>
    public static async Task ChangeAnswerAsync(this Tab phone, int choice)
    {
        await phone.ClickAsync($"choose-{choice}");
        // Marked at once; said to be taken once the relay has it.
        await Expect(phone.Page.GetByTestId($"choose-{choice}")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(phone.Page.GetByTestId("answer-mine")).ToBeVisibleAsync();
    }

    /// <summary>Waits until the room's screen says that so many have answered.</summary>
    public static Task UntilAnsweredAsync(this Tab room, int count) => Expect(room.Page.GetByTestId("own-count"))
        .ToHaveAttributeAsync("data-count", $"{count}", new() { Timeout = (float)CardPatience.TotalMilliseconds });

    /// <summary>How many of the cards before the camera, and of the answers named, chose each of the four.</summary>
    public static string CountsOf(IEnumerable<char> answers) => string.Join(',', "ABCD".Select(letter => answers.Count(answer => answer == letter)));

    /// <summary>What the cards before the camera answer.</summary>
    public static IEnumerable<char> CardAnswers => Enumerable.Range(1, CardCamera.Cards).Select(CardCamera.AnswerOf);

    public static async Task BarsAreAsync(this Tab tab, string testId, string counts, int right)
    {
        var bars = tab.Page.GetByTestId(testId);
        await Expect(bars).ToBeVisibleAsync();
        var shown = await bars.Locator("li").EvaluateAllAsync<string>("bars => bars.map(bar => bar.dataset.count).join(',')");
        Assert.Equal(counts, shown);
        await Expect(bars.Locator("li").Nth(right)).ToHaveAttributeAsync("data-right", "true");
    }
}
