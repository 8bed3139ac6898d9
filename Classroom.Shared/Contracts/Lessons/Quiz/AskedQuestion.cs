namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>A question that was asked.</summary>
/// <param name="Cards">Rooms read paper cards.</param>
/// <param name="AskedAtMs">Lesson time.</param>
/// <param name="StoppedAtMs">Lesson time, or null while it is open.</param>
/// <param name="Result">Null until it is revealed.</param>
public sealed record AskedQuestion(string QuestionId, Question Question, bool Cards, QuestionPhase Phase, long AskedAtMs, long? StoppedAtMs, QuestionResult? Result);
