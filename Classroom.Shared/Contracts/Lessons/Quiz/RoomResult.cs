namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>What a room answered.</summary>
/// <param name="Way">What of the room counts.</param>
public sealed record RoomResult(string RoomId, AnswerWay Way, BarCounts Counts);
