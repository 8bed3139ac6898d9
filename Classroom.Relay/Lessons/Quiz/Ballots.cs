using System.Collections.Immutable;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Quiz;

/// <summary>
/// The closed ballot box of the question on the screens: the other fold of a lesson's log, over the events that no listener is told. It is never sent
/// anywhere, so that everybody outside holds the same state, conducting or not, and there is nothing to hide in it.
/// </summary>
/// <param name="Right">What will be right, or null.</param>
/// <param name="Rooms">By room; rooms from which nothing came are missing.</param>
public sealed record Ballots(Answer? Right, ImmutableDictionary<string, RoomBallots> Rooms)
{
    /// <summary>Before the first question.</summary>
    public static Ballots Empty { get; } = new(null, ImmutableDictionary<string, RoomBallots>.Empty);

    /// <summary>The box after one more event of the lesson.</summary>
    public Ballots After(LessonEventBody body) => body switch
    {
        QuestionAsked or QuestionPutAway => Empty,
        RightAnswerKept kept => this with { Right = kept.Answer },
        SeatAnswered answered => With(answered.RoomId, room => room with
        {
            Seats = room.Seats.SetItem(answered.Seat, new Ballot(answered.Answer, (room.Seats.GetValueOrDefault(answered.Seat)?.Times ?? 0) + 1)),
        }),
        HandsCounted counted => With(counted.RoomId, room => room with { Hands = counted.Counts }),
        ClassAnswered answered => With(answered.RoomId, room => room with { Together = answered.Choice }),
        _ => this,
    };

    /// <summary>What came from a room.</summary>
    public RoomBallots Of(string roomId) => Rooms.GetValueOrDefault(roomId, RoomBallots.Empty);

    /// <summary>What a seat has answered, or null.</summary>
    public Ballot? Of(string roomId, int seat) => Of(roomId).Seats.GetValueOrDefault(seat);

    private Ballots With(string roomId, Func<RoomBallots, RoomBallots> change) => this with { Rooms = Rooms.SetItem(roomId, change(Of(roomId))) };
}
