namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>Hands were counted in a room.</summary>
/// <param name="Counts">One for each option; empty when they were taken back.</param>
public sealed record HandsCounted(string QuestionId, string RoomId, IReadOnlyList<int> Counts) : BallotEvent;
