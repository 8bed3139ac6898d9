namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>A room has spoken, loud enough to be speech by its own microphone's level, through an open microphone.</summary>
/// <param name="DurationMs">How much of the time before this event was speech; at least 1.</param>
public sealed record RoomSpoke(string RoomId, int DurationMs) : FloorEvent;
