namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>A room answered as one.</summary>
public sealed record ClassAnswered(string QuestionId, string RoomId, int Choice) : BallotEvent;
