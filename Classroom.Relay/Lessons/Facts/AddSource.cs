using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>A room's track is live. Only the relay reports it.</summary>
public sealed record AddSource(LessonSource Source) : LessonCommand;
