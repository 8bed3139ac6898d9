namespace Classroom.Shared.Contracts.Lessons;

/// <summary>A room that takes part in a lesson.</summary>
/// <param name="Role">Lecturer or receiver.</param>
/// <param name="Present">True while its device is connected.</param>
public sealed record LessonRoom(string RoomId, string Name, LessonRole Role, bool Present);
