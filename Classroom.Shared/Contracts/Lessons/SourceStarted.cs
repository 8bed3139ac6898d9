namespace Classroom.Shared.Contracts.Lessons;

/// <summary>A room began to publish a track.</summary>
public sealed record SourceStarted(LessonSource Source) : LessonEventBody;
