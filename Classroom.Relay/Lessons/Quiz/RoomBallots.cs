using System.Collections.Immutable;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Quiz;

/// <summary>What came from a room in answer to a question.</summary>
/// <param name="Seats">By seat.</param>
/// <param name="Hands">For each option; empty when none are counted.</param>
/// <param name="Together">The class's choice, or null.</param>
public sealed record RoomBallots(ImmutableSortedDictionary<int, Ballot> Seats, IReadOnlyList<int> Hands, int? Together)
{
    /// <summary>Nothing.</summary>
    public static RoomBallots Empty { get; } = new(ImmutableSortedDictionary<int, Ballot>.Empty, [], null);

    /// <summary>Which of it counts: one only, so that nobody counts twice.</summary>
    public AnswerWay Way => this switch
    {
        { Hands.Count: > 0 } => AnswerWay.Hands,
        { Seats.IsEmpty: false } => AnswerWay.Seats,
        { Together: not null } => AnswerWay.Together,
        _ => AnswerWay.None,
    };
}
