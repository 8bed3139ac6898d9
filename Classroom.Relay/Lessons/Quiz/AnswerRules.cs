using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Quiz;

/// <summary>Who may answer an open question, and for whom. An answer that is the same as before changes nothing. Pure.</summary>
internal static class AnswerRules
{
    /// <summary>A seat may change its mind so often for one question: oftener than any child or card does, and still an end to a flood.</summary>
    public const int MostTimes = 100;

    /// <summary>Decides an answer.</summary>
    public static LessonDecision Decide(QuizState quiz, Ballots ballots, LessonActor actor, QuizCommand command) => command switch
    {
        GiveAnswer give => Open(quiz, give.QuestionId, question => Give(quiz, ballots, actor, question, give.Answer)),
        _ when !SpeaksForRoom(actor) => LessonDecision.Refuse(ErrorCode.Forbidden, "Only a room or its helper answers for a room."),
        ReadCards read => Open(quiz, read.QuestionId, question => Read(ballots, actor.RoomId!, question, read.Readings)),
        CountHands count => Open(quiz, count.QuestionId, question => Count(ballots, actor.RoomId!, question, count.Counts)),
        AnswerTogether answer => Open(quiz, answer.QuestionId, question => Together(ballots, actor.RoomId!, question, answer.Choice)),
        _ => LessonDecision.Refuse(ErrorCode.Invalid, "Unknown command."),
    };

    private static LessonDecision NoAnswer => LessonDecision.Refuse(ErrorCode.Invalid, "This is no answer to this question.");

    private static LessonDecision Give(QuizState quiz, Ballots ballots, LessonActor actor, AskedQuestion question, Answer? answer)
    {
        if (actor is not { Authority: LessonAuthority.Pupil, RoomId: { } roomId, Seat: { } seat })
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "Only pupils answer for themselves.");
        }

        if (quiz.Rooms.FirstOrDefault(room => room.RoomId == roomId) is not { } room || SeatRules.HolderOf(room, seat) != actor.Id)
        {
            return LessonDecision.Refuse(ErrorCode.SeatTaken, "This device does not hold the seat any more.");
        }

        if (QuestionRules.Read(question.Question, answer) is not { } read)
        {
            return NoAnswer;
        }

        var before = ballots.Of(roomId, seat);
        if (before is not null && QuestionRules.KeyOf(before.Answer) == QuestionRules.KeyOf(read))
        {
            return LessonDecision.Accept();
        }

        return before is { Times: >= MostTimes }
            ? LessonDecision.Refuse(ErrorCode.TooMany, "This seat has changed its answer too often.")
            : LessonDecision.Accept(new SeatAnswered(question.QuestionId, roomId, seat, SeatWay.Device, read));
    }

    private static LessonDecision Read(Ballots ballots, string roomId, AskedQuestion question, IReadOnlyList<CardReading>? readings)
    {
        var most = Math.Min(QuestionRules.Choices(question.Question), QuestionRules.CardChoices);
        if (!question.Cards || readings is not { Count: <= ContractLimits.MaxSeat }
            || !readings.All(reading => reading is { Seat: >= 1 and <= ContractLimits.MaxSeat, Choice: >= 0 } && reading.Choice < most))
        {
            return NoAnswer;
        }

        var changed = readings.Reverse().DistinctBy(reading => reading.Seat).OrderBy(reading => reading.Seat)
            .Where(reading => ballots.Of(roomId, reading.Seat) is not { } before || (before.Answer.Choices![0] != reading.Choice && before.Times < MostTimes));
        return LessonDecision.Accept([.. changed.Select(reading => new SeatAnswered(question.QuestionId, roomId, reading.Seat, SeatWay.Card, new Answer([reading.Choice])))]);
    }

    private static LessonDecision Count(Ballots ballots, string roomId, AskedQuestion question, IReadOnlyList<int>? counts)
    {
        var choices = QuestionRules.Choices(question.Question);
        if (choices == 0 || counts is null || (counts.Count != 0 && counts.Count != choices) || !counts.All(count => count is >= 0 and <= ContractLimits.MaxHands))
        {
            return NoAnswer;
        }

        return ballots.Of(roomId).Hands.SequenceEqual(counts)
            ? LessonDecision.Accept()
            : LessonDecision.Accept(new HandsCounted(question.QuestionId, roomId, [.. counts]));
    }

    private static LessonDecision Together(Ballots ballots, string roomId, AskedQuestion question, int choice)
    {
        if (!QuestionRules.TakesOneChoice(question.Question) || choice < 0 || choice >= QuestionRules.Choices(question.Question))
        {
            return NoAnswer;
        }

        return ballots.Of(roomId).Together == choice
            ? LessonDecision.Accept()
            : LessonDecision.Accept(new ClassAnswered(question.QuestionId, roomId, choice));
    }

    private static bool SpeaksForRoom(LessonActor actor) => actor is { RoomId: not null, Authority: LessonAuthority.Lecturer or LessonAuthority.Receiver or LessonAuthority.Helper };

    private static LessonDecision Open(QuizState quiz, string questionId, Func<AskedQuestion, LessonDecision> decide)
    {
        if (quiz.Question is not { } question || question.QuestionId != questionId)
        {
            return LessonDecision.Refuse(ErrorCode.NotFound, "This question is not on the screens.");
        }

        return question.Phase == QuestionPhase.Open
            ? decide(question)
            : LessonDecision.Refuse(ErrorCode.QuestionStopped, "The question takes no answers any more.");
    }
}
