namespace Classroom.Shared.Contracts.Lessons;

/// <summary>A room's device left or was lost; its sources have stopped before.</summary>
public sealed record RoomLeft(string RoomId) : LessonEventBody;
