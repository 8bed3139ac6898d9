namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>A seat answered, for the first time or anew.</summary>
public sealed record SeatAnswered(string QuestionId, string RoomId, int Seat, SeatWay Way, Answer Answer) : BallotEvent;
