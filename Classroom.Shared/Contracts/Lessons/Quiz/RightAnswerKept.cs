namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>What will be right.</summary>
public sealed record RightAnswerKept(string QuestionId, Answer Answer) : BallotEvent;
