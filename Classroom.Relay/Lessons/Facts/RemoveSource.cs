using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>A track has ended. Only the relay reports it.</summary>
public sealed record RemoveSource(string SourceId) : LessonCommand;
