using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Quiz;

/// <summary>What everybody may know of the closed box: how many have answered.</summary>
internal static class BallotCount
{
    /// <summary>What came since it was last told, as one event; none when nothing did.</summary>
    public static IEnumerable<LessonEventBody> Since(QuizState quiz, Ballots ballots, string questionId)
    {
        var changed = quiz.Rooms.Select(room => Since(room, ballots.Of(room.RoomId))).OfType<RoomCount>().ToArray();
        return changed.Length == 0 ? [] : [new BallotsCounted(questionId, changed)];
    }

    private static RoomCount? Since(QuizRoom told, RoomBallots now)
    {
        int[] seats = now.Seats.Count == told.Seats.Count ? [] : [.. now.Seats.Keys.Except(told.Seats)];
        int? hands = now.Hands.Count == 0 ? null : now.Hands.Sum();
        var together = now.Together is not null;
        return seats.Length == 0 && hands == told.Hands && together == told.Together ? null : new RoomCount(told.RoomId, seats, hands, together);
    }
}
