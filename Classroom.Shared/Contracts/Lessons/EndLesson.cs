namespace Classroom.Shared.Contracts.Lessons;

/// <summary>End the lesson for every room (下课). Allowed to its lecture room and to directors.</summary>
public sealed record EndLesson : LessonCommand;
