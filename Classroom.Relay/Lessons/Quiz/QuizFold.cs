using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Dispatch;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Quiz;

/// <summary>What everybody knows of the quiz; what was answered is in the <see cref="Ballots"/>.</summary>
internal static class QuizFold
{
    /// <summary>The quiz after one more event of the lesson; the same when the event does not concern it.</summary>
    public static QuizState Apply(QuizState quiz, LessonEvent next) => next.Body switch
    {
        JoinCodesGiven given => quiz with { Rooms = [.. given.Codes.Select(Newcomer)] },
        RoomBrought brought => quiz with { Rooms = [.. quiz.Rooms, Newcomer(brought.Code)] },
        SeatTaken taken => With(quiz, taken.RoomId, room => room with { Devices = Taken(room.Devices, taken) }),
        SeatFreed freed => With(quiz, freed.RoomId, room => room with { Devices = [.. room.Devices.Where(device => device.Seat != freed.Seat)] }),
        QuestionAsked asked => new QuizState(
            quiz.Asked + 1,
            new AskedQuestion(asked.QuestionId, asked.Question, asked.Cards, QuestionPhase.Open, next.TimeMs, null, null),
            Unanswered(quiz)),
        BallotsCounted counted => quiz with { Rooms = [.. quiz.Rooms.Select(room => Counted(room, counted))] },
        QuestionStopped => With(quiz, question => question with { Phase = QuestionPhase.Stopped, StoppedAtMs = next.TimeMs }),
        QuestionRevealed revealed => With(quiz, question => question with { Phase = QuestionPhase.Revealed, Result = revealed.Result }),
        QuestionPutAway => quiz with { Question = null, Rooms = Unanswered(quiz) },
        LessonEnded => QuizState.Empty with { Asked = quiz.Asked },
        _ => quiz,
    };

    private static QuizRoom Newcomer(JoinCode code) => new(code.RoomId, code.Code, code.ClassSize, [], [], null, false);

    private static IReadOnlyList<SeatDevice> Taken(IReadOnlyList<SeatDevice> devices, SeatTaken taken) =>
        [.. devices.Where(device => device.Seat != taken.Seat).Append(new SeatDevice(taken.Seat, taken.Holder)).OrderBy(device => device.Seat)];

    private static QuizRoom Counted(QuizRoom room, BallotsCounted counted) => counted.Rooms.FirstOrDefault(count => count.RoomId == room.RoomId) is { } count
        ? room with { Seats = [.. room.Seats.Concat(count.Seats).Order()], Hands = count.Hands, Together = count.Together }
        : room;

    private static IReadOnlyList<QuizRoom> Unanswered(QuizState quiz) => [.. quiz.Rooms.Select(room => room with { Seats = [], Hands = null, Together = false })];

    private static QuizState With(QuizState quiz, Func<AskedQuestion, AskedQuestion> change) => quiz with { Question = quiz.Question is null ? null : change(quiz.Question) };

    private static QuizState With(QuizState quiz, string roomId, Func<QuizRoom, QuizRoom> change) =>
        quiz with { Rooms = [.. quiz.Rooms.Select(room => room.RoomId == roomId ? change(room) : room)] };
}
