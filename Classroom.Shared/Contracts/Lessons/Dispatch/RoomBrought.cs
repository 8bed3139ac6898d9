using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Shared.Contracts.Lessons.Dispatch;

/// <summary>A receiving room belongs to the lesson from now on. It is there when <see cref="RoomJoined"/> says so.</summary>
/// <param name="Code">Leads its pupils' devices to it.</param>
public sealed record RoomBrought(LessonRoom Room, JoinCode Code) : DispatchEvent;
