using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Lessons.Quiz;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Tests;

public sealed class QuizTests
{
    private static readonly Question Primes = new(QuestionKind.Single, "哪一个是质数？", ["9", "11", "15", "21"]);

    [Fact]
    public void Ask_WhileOneIsOpen_IsRefusedAndStopRevealPutAwayGoInOrder()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes));

        Assert.Equal(ErrorCode.Conflict, log.Refusal(Some.Lecturer, new AskQuestion(Primes)));
        Assert.Equal(ErrorCode.Conflict, log.Refusal(Some.Lecturer, new RevealQuestion("q1")));
        Assert.Equal(ErrorCode.Conflict, log.Refusal(Some.Lecturer, new PutAwayQuestion("q1")));
        Assert.IsType<QuestionStopped>(Assert.Single(log.Do(Some.Lecturer, new StopQuestion("q1"))));
        Assert.IsType<QuestionRevealed>(Assert.Single(log.Do(Some.Lecturer, new RevealQuestion("q1"))));
        Assert.IsType<QuestionPutAway>(Assert.Single(log.Do(Some.Lecturer, new PutAwayQuestion("q1"))));
        Assert.Null(log.State.Quiz.Question);
    }

    [Fact]
    public void StopAndReveal_PressedTwice_ChangeNothingMore()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes));
        log.Do(Some.Lecturer, new StopQuestion("q1"));
        Assert.Empty(log.Do(Some.Lecturer, new StopQuestion("q1")));
        log.Do(Some.Lecturer, new RevealQuestion("q1"));
        Assert.Empty(log.Do(Some.Lecturer, new RevealQuestion("q1")));
    }

    [Fact]
    public void Stop_OfAnEarlierQuestion_IsRefusedAndLeavesThePresentOneOpen()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes));
        log.Do(Some.Lecturer, new StopQuestion("q1"));
        log.Do(Some.Director, new AskQuestion(Primes));

        Assert.Equal(ErrorCode.NotFound, log.Refusal(Some.Lecturer, new StopQuestion("q1")));
        Assert.Equal(QuestionPhase.Open, log.State.Quiz.Question!.Phase);
    }

    [Fact]
    public void Conducting_ByAnybodyElse_IsForbidden()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes));
        foreach (var actor in new[] { Some.Receiver, Some.Observer, Pupil("b", 1) })
        {
            Assert.Equal(ErrorCode.Forbidden, log.Refusal(actor, new AskQuestion(Primes)));
            Assert.Equal(ErrorCode.Forbidden, log.Refusal(actor, new StopQuestion("q1")));
            Assert.Equal(ErrorCode.Forbidden, log.Refusal(actor, new RevealQuestion("q1")));
            Assert.Equal(ErrorCode.Forbidden, log.Refusal(actor, new PutAwayQuestion("q1")));
        }
    }

    [Fact]
    public void Pupil_MayAnswerAndNothingElse()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes, Cards: true));
        var pupil = Seated(log, "b", 7);

        foreach (var command in new LessonCommand[]
        {
            new EndLesson(), new ReadCards("q1", []), new CountHands("q1", [1, 0, 0, 0]), new AnswerTogether("q1", 0), new FreeSeat("b", 7),
        })
        {
            Assert.Equal(ErrorCode.Forbidden, log.Refusal(pupil, command));
        }

        Assert.Single(log.Do(pupil, new GiveAnswer("q1", Choice(1))));
    }

    [Fact]
    public void Answer_GivenAgain_LatestCountsAndTheSameChangesNothing()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes, Choice(1)));
        var pupil = Seated(log, "b", 7);

        log.Do(pupil, new GiveAnswer("q1", Choice(0)));
        log.Do(pupil, new GiveAnswer("q1", Choice(1)));
        Assert.Empty(log.Do(pupil, new GiveAnswer("q1", Choice(1))));

        Assert.Equal([0, 1, 0, 0], Result(log).Total.Bars);
        Assert.Equal(1, Result(log).Total.Right);
    }

    [Fact]
    public void Answer_AfterStop_IsRefusedByItsOwnCode()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes, Cards: true));
        var pupil = Seated(log, "b", 7);
        log.Do(Some.Lecturer, new StopQuestion("q1"));

        Assert.Equal(ErrorCode.QuestionStopped, log.Refusal(pupil, new GiveAnswer("q1", Choice(0))));
        Assert.Equal(ErrorCode.QuestionStopped, log.Refusal(Some.Receiver, new ReadCards("q1", [new CardReading(1, 0)])));
        Assert.Equal(ErrorCode.QuestionStopped, log.Refusal(Some.Receiver, new CountHands("q1", [1, 0, 0, 0])));
        Assert.Equal(ErrorCode.QuestionStopped, log.Refusal(Some.Receiver, new AnswerTogether("q1", 0)));
        Assert.Equal(ErrorCode.NotFound, log.Refusal(pupil, new GiveAnswer("q0", Choice(0))));
    }

    public static TheoryData<QuestionKind, Answer?> NoAnswers => new()
    {
        { QuestionKind.Single, null },
        { QuestionKind.Single, new Answer() },
        { QuestionKind.Single, new Answer([]) },
        { QuestionKind.Single, new Answer([4]) },
        { QuestionKind.Single, new Answer([-1]) },
        { QuestionKind.Single, new Answer([0, 1]) },
        { QuestionKind.Single, new Answer([0], 1) },
        { QuestionKind.Multiple, new Answer([1, 0]) },
        { QuestionKind.Multiple, new Answer([1, 1]) },
        { QuestionKind.Multiple, new Answer([0, 1, 2, 3, 4]) },
        { QuestionKind.TrueFalse, new Answer([2]) },
        { QuestionKind.Number, new Answer(Number: double.NaN) },
        { QuestionKind.Number, new Answer(Number: double.PositiveInfinity) },
        { QuestionKind.Number, new Answer(Text: "7") },
        { QuestionKind.Text, new Answer(Text: "") },
        { QuestionKind.Text, new Answer(Text: " \t\n ") },
        { QuestionKind.Text, new Answer(Text: "a\u0000b") },
        { QuestionKind.Text, new Answer(Text: "a\ud800") },
        { QuestionKind.Text, new Answer(Text: new string('长', ContractLimits.MaxAnswerLength + 1)) },
    };

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public void Answer_ThatIsNone_IsInvalid(QuestionKind kind, Answer? answer)
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(kind is QuestionKind.Single or QuestionKind.Multiple ? Primes with { Kind = kind } : new Question(kind, "", [])));
        Assert.Equal(ErrorCode.Invalid, log.Refusal(Seated(log, "b", 7), new GiveAnswer("q1", answer!)));
    }

    public static TheoryData<AskQuestion> NoQuestions => new()
    {
        new AskQuestion(null!),
        new AskQuestion(Primes with { Options = ["only one"] }),
        new AskQuestion(Primes with { Options = ["", "", "", "", "", "", ""] }),
        new AskQuestion(Primes with { Options = ["a", null!] }),
        new AskQuestion(Primes with { Prompt = new string('长', ContractLimits.MaxPromptLength + 1) }),
        new AskQuestion(Primes with { Kind = (QuestionKind)9 }),
        new AskQuestion(Primes with { Kind = QuestionKind.Text }),
        new AskQuestion(Primes, new Answer(Text: "11")),
        new AskQuestion(Primes with { Kind = QuestionKind.Multiple }, Cards: true),
        new AskQuestion(Primes with { Options = ["", "", "", "", ""] }, Cards: true),
        new AskQuestion(new Question(QuestionKind.Number, "", []), Cards: true),
    };

    [Theory]
    [MemberData(nameof(NoQuestions))]
    public void Ask_WhatCannotBeAsked_IsInvalid(AskQuestion ask) => Assert.Equal(ErrorCode.Invalid, QuizLog().Refusal(Some.Lecturer, ask));

    [Fact]
    public void Seat_OfAnotherDevice_IsRefusedUntilItIsFreedOrThatOneIsSilent()
    {
        var log = QuizLog();
        Seated(log, "b", 7);

        Assert.Equal(ErrorCode.SeatTaken, log.Refusal(LessonActor.Relay, new SeatPupil("b", 7, "other", null)));
        Assert.Equal(ErrorCode.SeatTaken, log.Refusal(LessonActor.Relay, new SeatPupil("b", 7, "other", "third")));
        Assert.Empty(log.Do(LessonActor.Relay, new SeatPupil("b", 7, "b-7", null)));
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(new LessonActor("c", LessonAuthority.Receiver, "c"), new FreeSeat("b", 7)));
        log.Do(Some.Receiver, new FreeSeat("b", 7));
        log.Do(LessonActor.Relay, new SeatPupil("b", 7, "other", null));
        log.Do(LessonActor.Relay, new SeatPupil("b", 7, "third", "other"));
        Assert.Equal("third", Assert.Single(log.State.Quiz.Rooms[1].Devices).Holder);
    }

    [Theory]
    [InlineData("b", 0)]
    [InlineData("b", ContractLimits.MaxSeat + 1)]
    [InlineData("z", 1)]
    public void Seat_ThatDoesNotExist_IsNotFound(string roomId, int seat) =>
        Assert.Equal(ErrorCode.NotFound, QuizLog().Refusal(LessonActor.Relay, new SeatPupil(roomId, seat, "h", null)));

    [Fact]
    public void Answer_OfADeviceThatLostItsSeat_IsRefused()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes));
        var pupil = Seated(log, "b", 7);
        log.Do(LessonActor.Relay, new SeatPupil("b", 7, "other", "b-7"));

        Assert.Equal(ErrorCode.SeatTaken, log.Refusal(pupil, new GiveAnswer("q1", Choice(0))));
        Assert.Equal(ErrorCode.SeatTaken, log.Refusal(Pupil("c", 3), new GiveAnswer("q1", Choice(0))));
    }

    [Fact]
    public void Count_OfSeatsAnsweredTwoWays_CountsEachOnce()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes, Choice(1), Cards: true));
        var pupil = Seated(log, "b", 7);
        log.Do(pupil, new GiveAnswer("q1", Choice(0)));
        log.Do(Some.Receiver, new ReadCards("q1", [new CardReading(7, 1), new CardReading(8, 2), new CardReading(8, 1)]));

        var counted = Assert.IsType<BallotsCounted>(Assert.Single(log.Do(LessonActor.Relay, new CountBallots())));
        Assert.Equal([7, 8], Assert.Single(counted.Rooms).Seats);
        Assert.Empty(log.Do(LessonActor.Relay, new CountBallots()));

        Assert.Equal([0, 2, 0, 0], Result(log).Total.Bars);
    }

    [Fact]
    public void Hands_Counted_StandInPlaceOfSeatsUntilTakenBack()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes));
        var pupil = Seated(log, "b", 7);
        log.Do(pupil, new GiveAnswer("q1", Choice(0)));
        log.Do(Some.Receiver, new AnswerTogether("q1", 3));
        log.Do(Some.Receiver, new CountHands("q1", [3, 20, 4, 0]));
        Assert.Equal(AnswerWay.Hands, log.Ballots.Of("b").Way);
        log.Do(Some.Receiver, new CountHands("q1", []));
        Assert.Equal(AnswerWay.Seats, log.Ballots.Of("b").Way);
        log.Do(new LessonActor("c", LessonAuthority.Receiver, "c"), new AnswerTogether("q1", 3));

        var result = Result(log);
        Assert.Equal([1, 0, 0, 1], result.Total.Bars);
        Assert.Equal([AnswerWay.None, AnswerWay.Seats, AnswerWay.Together], result.Rooms.Select(room => room.Way));
    }

    [Theory]
    [InlineData]
    [InlineData(1, 2, 3)]
    [InlineData(1, 2, 3, -1)]
    [InlineData(1, 2, 3, ContractLimits.MaxHands + 1)]
    public void Hands_OfAnotherShape_AreInvalidAndNoneTakesBack(params int[] counts)
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes));
        if (counts.Length == 0)
        {
            Assert.Empty(log.Do(Some.Receiver, new CountHands("q1", counts)));
            return;
        }

        Assert.Equal(ErrorCode.Invalid, log.Refusal(Some.Receiver, new CountHands("q1", counts)));
    }

    [Fact]
    public void Cards_WhenNotAskedFor_OrOfNoSeat_AreInvalid()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes with { Options = ["", "", ""] }, Cards: true));
        foreach (var reading in new[] { new CardReading(0, 0), new CardReading(100, 0), new CardReading(1, 3), new CardReading(1, -1), null! })
        {
            Assert.Equal(ErrorCode.Invalid, log.Refusal(Some.Receiver, new ReadCards("q1", [reading])));
        }

        log.Do(Some.Lecturer, new StopQuestion("q1"));
        log.Do(Some.Lecturer, new AskQuestion(Primes));
        Assert.Equal(ErrorCode.Invalid, log.Refusal(Some.Receiver, new ReadCards("q2", [new CardReading(1, 0)])));
    }

    [Fact]
    public void Answer_ChangedWithoutEnd_IsRefusedInTheEndAndTheLastStands()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes));
        var pupil = Seated(log, "b", 7);
        for (var i = 0; i < 100; i++)
        {
            log.Do(pupil, new GiveAnswer("q1", Choice(i % 2)));
        }

        Assert.Equal(ErrorCode.TooMany, log.Refusal(pupil, new GiveAnswer("q1", Choice(0))));
        Assert.Equal(1, log.Ballots.Of("b", 7)!.Answer.Choices![0]);
    }

    [Fact]
    public void Texts_AreCountedWithoutRegardToFormAndLoneOnesHaveNoBar()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(new Question(QuestionKind.Text, "", []), new Answer(Text: "光合作用")));
        string[] texts = ["光合作用", "ＡＢＣ", "abc ", "坏话", " 光合作用"];
        for (var i = 0; i < texts.Length; i++)
        {
            log.Do(Seated(log, "b", i + 1), new GiveAnswer("q1", new Answer(Text: texts[i])));
        }

        var result = Result(log);
        Assert.Equal(["光合作用", "ＡＢＣ"], result.Labels);
        Assert.Equal([0], result.RightBars);
        Assert.Equal((5, 2), (result.Total.Answered, result.Total.Right));
        Assert.Equal([2, 2], result.Total.Bars);
    }

    [Fact]
    public void Numbers_ThatAreMany_KeepTheRightOneFirstAndAtMostEightBars()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(new Question(QuestionKind.Number, "", []), new Answer(Number: 56)));
        for (var seat = 1; seat <= 20; seat++)
        {
            log.Do(Seated(log, "b", seat), new GiveAnswer("q1", new Answer(Number: seat / 2)));
        }

        var result = Result(log);
        Assert.Equal("56", result.Labels[0]);
        Assert.Equal(8, result.Labels.Count);
        Assert.Equal((20, 0), (result.Total.Answered, result.Total.Right));
    }

    [Fact]
    public void Multiple_ByHands_TellsBarsButNotHowManyAreRight()
    {
        var log = QuizLog();
        log.Do(Some.Lecturer, new AskQuestion(Primes with { Kind = QuestionKind.Multiple }, new Answer([0, 1])));
        log.Do(Seated(log, "c", 1), new GiveAnswer("q1", new Answer([0, 1])));
        log.Do(Some.Receiver, new CountHands("q1", [3, 20, 4, 0]));

        var result = Result(log);
        Assert.Equal([4, 21, 4, 0], result.Total.Bars);
        Assert.Null(result.Total.Right);
        Assert.Equal(1, result.Rooms[2].Counts.Right);
    }

    /// <summary>What a listener is told must give no answer away before the reveal: the same lesson with other answers looks the same.</summary>
    [Fact]
    public void State_BeforeReveal_IsTheSameWhateverWasAnswered()
    {
        string Told(int choice)
        {
            var log = QuizLog();
            log.Do(Some.Lecturer, new AskQuestion(Primes, Choice(choice), Cards: true));
            log.Do(Seated(log, "b", 7), new GiveAnswer("q1", Choice(choice)));
            log.Do(Some.Receiver, new ReadCards("q1", [new CardReading(9, 3 - choice)]));
            log.Do(new LessonActor("c", LessonAuthority.Receiver, "c"), new CountHands("q1", choice == 0 ? [9, 1, 0, 0] : [0, 1, 9, 0]));
            log.Do(Some.Lecturer, new AnswerTogether("q1", choice));
            log.Do(LessonActor.Relay, new CountBallots());
            log.Do(Some.Lecturer, new StopQuestion("q1"));
            return Some.Json(log.State);
        }

        Assert.Equal(Told(0), Told(2));
    }

    /// <summary>After a crash in the middle of a question its answers are still in the box.</summary>
    [Fact]
    public void Restore_InTheMiddleOfAQuestion_RevealsWhatWasAnsweredBefore()
    {
        var log = new LessonLog("l1");
        List<LessonEvent> events = [.. log.Report(Some.Opening).Events, .. log.Report(RandomQuiz.Codes).Events];
        LessonActor[] pupils = [Pupil("b", 7), Pupil("b", 8)];
        events.AddRange(pupils.SelectMany(pupil => log.Report(new SeatPupil("b", pupil.Seat!.Value, pupil.Id, null)).Events));
        events.AddRange(log.Append(Some.Lecturer, new AskQuestion(Primes, Choice(1)), "ask", 5).Events);
        events.AddRange(log.Append(pupils[0], new GiveAnswer("q1", Choice(1)), "answer", 6).Events);

        var restored = LessonLog.Restore("l1", events.Select(next => new LoggedEvent(next, null)));
        restored.Do(pupils[1], new GiveAnswer("q1", Choice(2)));

        Assert.Equal([0, 1, 1, 0], Result(restored).Total.Bars);
        Assert.Equal(1, Result(restored).Total.Right);
    }

    private static LessonLog QuizLog()
    {
        var log = Some.FullLog();
        log.Do(LessonActor.Relay, RandomQuiz.Codes);
        return log;
    }

    private static Answer Choice(int choice) => new([choice]);

    private static LessonActor Pupil(string roomId, int seat) => new($"{roomId}-{seat}", LessonAuthority.Pupil, roomId, seat);

    private static LessonActor Seated(LessonLog log, string roomId, int seat)
    {
        var pupil = Pupil(roomId, seat);
        log.Do(LessonActor.Relay, new SeatPupil(roomId, seat, pupil.Id, null));
        return pupil;
    }

    private static QuestionResult Result(LessonLog log)
    {
        log.Do(Some.Lecturer, new StopQuestion("q1"));
        log.Do(Some.Lecturer, new RevealQuestion("q1"));
        return log.State.Quiz.Question!.Result!;
    }
}
