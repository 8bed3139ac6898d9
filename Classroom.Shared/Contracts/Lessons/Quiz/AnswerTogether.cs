namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>The sender's room answers as one, by its keys. The latest counts, and only while no seat of the room has answered and no hands were counted.</summary>
public sealed record AnswerTogether(string QuestionId, int Choice) : QuizCommand;
