namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>The room that has the floor.</summary>
/// <param name="SinceMs">Lesson time.</param>
/// <param name="Before">What its microphone goes back to.</param>
public sealed record Call(string RoomId, int? Seat, long SinceMs, Microphone Before);
