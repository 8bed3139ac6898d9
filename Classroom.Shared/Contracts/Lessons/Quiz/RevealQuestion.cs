namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>揭晓: the bars and the right answer are shown to everybody. Only after <see cref="StopQuestion"/>. For the lecture room and directors.</summary>
public sealed record RevealQuestion(string QuestionId) : QuizCommand;
