namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>停止: no answer counts any more. For the lecture room and directors.</summary>
public sealed record StopQuestion(string QuestionId) : QuizCommand;
