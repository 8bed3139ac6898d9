namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>No question is on the screens.</summary>
public sealed record QuestionPutAway(string QuestionId) : QuizEvent;
