namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>The question takes no more answers.</summary>
public sealed record QuestionStopped(string QuestionId) : QuizEvent;
