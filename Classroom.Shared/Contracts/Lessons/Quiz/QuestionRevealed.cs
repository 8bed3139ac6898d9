namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>What was answered, by room and in total, and what was right.</summary>
public sealed record QuestionRevealed(string QuestionId, QuestionResult Result) : QuizEvent;
