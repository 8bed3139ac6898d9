namespace Classroom.Shared.Contracts.Lessons;

/// <summary>A track ended.</summary>
public sealed record SourceStopped(string SourceId) : LessonEventBody;
