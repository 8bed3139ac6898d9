using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>A director's voice has ended.</summary>
public sealed record CloseTalkBack(string SourceId) : LessonCommand;
