namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>No device holds the seat any more.</summary>
public sealed record SeatFreed(string RoomId, int Seat) : QuizEvent;
