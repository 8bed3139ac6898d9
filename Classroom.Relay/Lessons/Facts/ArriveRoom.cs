using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>An invited room's device is connected. Only the relay reports it.</summary>
public sealed record ArriveRoom(string RoomId) : LessonCommand;
