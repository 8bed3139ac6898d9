using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>Time to look at the lesson: whether a mix is over, and what the automatic director does.</summary>
public sealed record DirectProgramme : LessonCommand;
