using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>Time for the automatic director to look at the lesson.</summary>
public sealed record DirectProgramme : LessonCommand;
