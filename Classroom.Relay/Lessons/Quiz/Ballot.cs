using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Quiz;

/// <summary>What a seat has answered.</summary>
/// <param name="Times">How often it has answered this question, the first included.</param>
public sealed record Ballot(Answer Answer, int Times);
