namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>A question is open.</summary>
/// <param name="QuestionId">Unique within the lesson.</param>
/// <param name="Cards">Rooms read paper cards.</param>
public sealed record QuestionAsked(string QuestionId, Question Question, bool Cards) : QuizEvent;
