namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>A room speaks though its microphone is closed. At most once in 30 s for each room.</summary>
public sealed record SpokeMuted(string RoomId) : FloorEvent;
