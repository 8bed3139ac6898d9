namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>A pupil's device holds a seat, in place of whichever held it before.</summary>
/// <param name="Holder">Identifies the device within the lesson; it opens nothing.</param>
public sealed record SeatTaken(string RoomId, int Seat, string Holder) : QuizEvent;
