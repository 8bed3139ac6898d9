using System.Diagnostics;
using System.Text.RegularExpressions;
using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.EndToEnd.Tests.Steps;
using Classroom.Testing;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Classroom.EndToEnd.Tests;

/// <summary>
/// One lesson with all its tools in real Chromium: lecture room, two village schools (a class with paper cards before the camera; a class whose helper counts
/// hands), a pupil's phone and the helper's. Pages are reloaded and the relay is killed in the middle of a question.
/// </summary>
[Collection(nameof(CardCollection))]
public sealed class WholeLessonTests(CardHosts hosts, ITestOutputHelper output)
{
    private const string Teacher = "[data-testid=teacher-view] video";
    private const string Called = "[data-testid=called-view] video";
    private const int PupilSeat = CardCamera.Cards + 1;

    /// <summary>Acceptance: from when the relay is there again until every room is back by itself.</summary>
    private static readonly TimeSpan MostAway = TimeSpan.FromSeconds(5);

    /// <summary>What the relay takes to answer, beside these five pages, on the machine of that promise: one that is slower in this very minute is given as much more.</summary>
    private static readonly TimeSpan UsualStart = TimeSpan.FromSeconds(6.5);

    /// <summary>What a room reads while it is not heard; the second while it makes sounds all the same.</summary>
    private static readonly Regex Closed = new("麦克风已关|麦克风是关的");

    private readonly long _begun = Stopwatch.GetTimestamp();

    [Fact]
    public async Task Lesson_WithAllItsTools_OutlivesReloadsAndTheDeathOfTheRelay()
    {
        await using var stage = hosts.Set();
        try
        {
            await TeachAsync(stage);
        }
        catch
        {
            output.WriteLine(stage.Relay.Output);
            throw;
        }
    }

    private async Task TeachAsync(LessonStage stage)
    {
        var cards = await stage.EnterRoomAsync(LessonStage.FirstVillageRoom, null);
        var hands = await stage.EnterRoomAsync(LessonStage.SecondVillageRoom, TestClip.SecondVillage);
        var lecture = await stage.EnterRoomAsync(LessonStage.LectureRoom, TestClip.Lecture);
        var helper = await stage.HelpAsync(hands);
        await Expect(cards.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();
        await lecture.ClickAsync("start-lesson");
        foreach (var room in new[] { cards, hands })
        {
            await room.FirstFrameAsync(Teacher, LessonStage.Patience);
        }

        Tell("the lesson has begun");
        await CallAsync(lecture, cards, hands, helper);
        Tell("a room was called");
        await ShowAsync(lecture, cards, hands);
        Tell("a page was shown and drawn on");

        await lecture.AskAsync(cards: true);
        var pupil = await stage.SeatAsync(cards, PupilSeat);
        await pupil.ClickAsync("choose-0");
        await Expect(pupil.Page.GetByTestId("answer-mine")).ToBeVisibleAsync();
        await helper.CountHandsAsync(1, 3);
        await cards.UntilAnsweredAsync(PupilSeat);
        Tell($"all {PupilSeat} in one room and the hands of the other have answered");

        await Task.WhenAll(cards.Page.ReloadAsync(), pupil.Page.ReloadAsync());
        await EverythingIsThereAsync(lecture, cards, hands, pupil, helper);
        Tell("a room and the phone were loaded again");

        await DieAsync(stage.Relay, lecture, [cards, hands], [pupil, helper]);
        await EverythingIsThereAsync(lecture, cards, hands, pupil, helper);
        await Seen.AdvancesAsync(cards, Teacher, TestClip.Lecture, 4);
        Tell("the relay was killed");

        await RevealAsync(lecture, [cards, hands], pupil);
        Tell("the answers were revealed");
        await GoOnAsync(lecture, cards, hands);
        Tell("the lesson went on and was ended");
    }

    /// <summary>A class raises its hand by its key, the other a seat's by the helper's phone; the teacher, who has closed all microphones, calls that seat.</summary>
    private static async Task CallAsync(Tab lecture, Tab cards, Tab hands, Tab helper)
    {
        await lecture.ClickAsync("turn-microphones");
        foreach (var room in new[] { cards, hands })
        {
            await Expect(room.Page.GetByTestId("voice")).ToHaveTextAsync(Closed);
        }

        await cards.Page.Keyboard.PressAsync("1");
        await Expect(lecture.Page.GetByTestId("hand")).ToHaveCountAsync(1);
        await helper.ClickAsync("seat-12");
        var seat = lecture.Page.Locator($"[data-testid=hand][data-room={LessonStage.SecondVillageRoom}]");
        await Expect(seat).ToContainTextAsync("12 号");
        await seat.ClickAsync();

        await Expect(hands.Page.GetByTestId("voice")).ToContainTextAsync("麦克风已开");
        await cards.FirstFrameAsync(Called, LessonStage.Patience);
        Assert.True(await cards.HearsAsync("[data-testid=called-audio]", TestClip.SecondVillage.BeepHz), "the called class is not heard in the other");
        await IsLargeAsync(lecture, $"[data-testid=remote-tile][data-room={LessonStage.SecondVillageRoom}]");
        await IsLargeAsync(cards, "[data-testid=called-view]");
        await IsLargeAsync(hands, "[data-testid=called-view]");

        await lecture.Page.Locator($"[data-testid=remote-tile][data-room={LessonStage.SecondVillageRoom}]").GetByTestId("call").ClickAsync();
        foreach (var room in new[] { cards, hands })
        {
            await Expect(room.Page.GetByTestId("called-view")).ToHaveCountAsync(0);
            await Expect(room.Page.GetByTestId("voice")).ToHaveTextAsync(Closed);
        }

        await lecture.ClickAsync("lower-hands");
        await Expect(cards.Page.GetByTestId("key-hand")).ToHaveTextAsync("举手");
        await lecture.ClickAsync("turn-microphones");
    }

    private static async Task ShowAsync(Tab lecture, Tab cards, Tab hands)
    {
        await lecture.OpenFirstAsync();
        var first = await lecture.PageIsSeenAlikeAsync("1 / 6", cards, hands);
        await lecture.ClickAsync("page-on");
        Assert.NotEqual(first, await lecture.PageIsSeenAlikeAsync("2 / 6", cards, hands));

        var box = await lecture.TakePenAsync();
        await lecture.DragAsync(box, 0.2f, 0.3f, 0.2f, 0.8f);
        await lecture.ClickAsync("ink-ellipse");
        await lecture.DragAsync(box, 0.5f, 0.3f, 0.8f, 0.7f);
        await InkIsThereAsync(lecture, 2, cards, hands);
    }

    /// <summary>Page, ink, question and every answer, on each page that shows them.</summary>
    private static async Task EverythingIsThereAsync(Tab lecture, Tab cards, Tab hands, Tab pupil, Tab helper)
    {
        await lecture.PageIsSeenAlikeAsync("2 / 6", cards, hands);
        await InkIsThereAsync(lecture, 2, cards, hands);
        await cards.UntilAnsweredAsync(PupilSeat);
        await hands.UntilAnsweredAsync(4);
        await Expect(lecture.Page.Locator($"[data-testid=room-progress][data-room={LessonStage.FirstVillageRoom}]")).ToHaveAttributeAsync("data-count", $"{PupilSeat}");
        await Expect(pupil.Page.GetByTestId("choose-0")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(helper.Page.GetByTestId("hands-recorded")).ToContainTextAsync("4");
    }

    private async Task DieAsync(RelayProcess relay, Tab lecture, Tab[] rooms, Tab[] phones)
    {
        var stolen = new StolenTime();
        var outage = await Outage.BeginAsync(relay, [lecture, .. rooms, .. phones]);
        Task<TimeSpan>[] back =
        [
            outage.SeesAsync(lecture, $"[data-testid=remote-tile][data-room={LessonStage.SecondVillageRoom}] video"),
            .. rooms.Select(room => outage.SeesAsync(room, Teacher)),
            .. phones.Select(outage.BackAsync),
        ];
        await outage.Answered;
        var answered = outage.Elapsed;
        var times = await Task.WhenAll(back);
        output.WriteLine(
            $"the relay, which shares its processors with every page here, answers {answered.TotalSeconds:F1} s after its start; from then on back, rooms with a moving "
            + $"picture: {string.Join(", ", times.Select(time => $"{(time - answered).TotalSeconds:F1} s"))} (lecture, villages, phones; {stolen.Share:P0} stolen)");
        Assert.True(times.Max() - answered <= MostAway * Math.Max(1, answered / UsualStart), $"the last is back {(times.Max() - answered).TotalSeconds:F1} s after the relay");
    }

    private static async Task RevealAsync(Tab lecture, Tab[] rooms, Tab pupil)
    {
        // The pupil thinks again, after all that.
        await pupil.ChangeAnswerAsync(1);
        await lecture.ClickAsync("stop-question");
        await Expect(pupil.Page.GetByTestId("answer-question")).ToHaveAttributeAsync("data-phase", "stopped");
        foreach (var tab in (Tab[])[lecture, .. rooms, pupil])
        {
            await Expect(tab.Page.GetByTestId("bars-total")).ToHaveCountAsync(0);
        }

        await lecture.ClickAsync("reveal-question");
        var (withCards, withHands) = (QuizSteps.CardAnswers.Append('B').ToArray(), "ABBB");
        foreach (var tab in (Tab[])[lecture, .. rooms, pupil])
        {
            await tab.BarsAreAsync("bars-total", QuizSteps.CountsOf([.. withCards, .. withHands]), right: 1);
        }

        foreach (var (room, id, answers) in new[] { (rooms[0], LessonStage.FirstVillageRoom, QuizSteps.CountsOf(withCards)), (rooms[1], LessonStage.SecondVillageRoom, QuizSteps.CountsOf(withHands)) })
        {
            await room.BarsAreAsync("bars-own", answers, right: 1);
            await lecture.BarsAreAsync($"bars-{id}", answers, right: 1);
        }

        await Expect(pupil.Page.GetByTestId("answer-verdict")).ToHaveAttributeAsync("data-right", "true");
        await lecture.ClickAsync("put-away");
        await Expect(pupil.Page.GetByTestId("answer-wait")).ToBeVisibleAsync();
        await lecture.ClickAsync("close-quiz");
    }

    private static async Task GoOnAsync(Tab lecture, Tab cards, Tab hands)
    {
        await lecture.ClickAsync("page-back");
        await lecture.PageIsSeenAlikeAsync("1 / 6", cards, hands);
        var box = (await lecture.Page.GetByTestId("ink-layer").BoundingBoxAsync())!;
        await lecture.DragAsync(box, 0.3f, 0.3f, 0.6f, 0.6f);
        await InkIsThereAsync(lecture, 1, cards, hands);
        await lecture.HoldAsync("end-lesson", shown: "lecture-standby");
        foreach (var room in new[] { cards, hands })
        {
            await Expect(room.Page.GetByTestId("receiving-standby")).ToBeVisibleAsync();
        }
    }

    private static async Task InkIsThereAsync(Tab lecture, int marks, params Tab[] rooms)
    {
        foreach (var tab in (Tab[])[lecture, .. rooms])
        {
            await tab.UntilFinishedAsync(marks);
        }

        await lecture.InkIsSeenAlikeAsync(rooms);
    }

    /// <summary>It has at least half of the screen, once it has come to its place.</summary>
    private static Task IsLargeAsync(Tab tab, string selector) => tab.Page.WaitForFunctionAsync(
        "selector => { const box = document.querySelector(selector).getBoundingClientRect(); return box.width * box.height >= innerWidth * innerHeight / 2 }", selector);

    private void Tell(string what) => output.WriteLine($"{Stopwatch.GetElapsedTime(_begun).TotalSeconds,5:F1} s: {what}");
}
