using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>A room's device is gone. Only the relay reports it.</summary>
public sealed record DepartRoom(string RoomId) : LessonCommand;
