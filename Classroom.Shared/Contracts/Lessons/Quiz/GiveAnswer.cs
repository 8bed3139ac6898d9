namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>A pupil answers from the seat that its device holds. The latest counts.</summary>
public sealed record GiveAnswer(string QuestionId, Answer Answer) : QuizCommand;
