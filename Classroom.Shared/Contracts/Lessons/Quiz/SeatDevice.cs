namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>A pupil's device.</summary>
/// <param name="Holder">Identifies the device within the lesson; it opens nothing.</param>
public sealed record SeatDevice(int Seat, string Holder);
