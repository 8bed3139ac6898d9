namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>收起: takes a stopped question from all screens, revealed or not. For the lecture room and directors.</summary>
public sealed record PutAwayQuestion(string QuestionId) : QuizCommand;
