namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>The room has the floor no longer.</summary>
public sealed record CallEnded(string RoomId) : FloorEvent;
