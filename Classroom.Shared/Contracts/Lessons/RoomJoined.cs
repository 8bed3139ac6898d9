namespace Classroom.Shared.Contracts.Lessons;

/// <summary>A room's device entered the lesson.</summary>
public sealed record RoomJoined(string RoomId) : LessonEventBody;
