namespace Classroom.Shared.Contracts.Lessons;

/// <summary>The lesson is over for every room; always the last event.</summary>
public sealed record LessonEnded : LessonEventBody;
