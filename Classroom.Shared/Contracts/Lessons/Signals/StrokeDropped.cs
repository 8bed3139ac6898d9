namespace Classroom.Shared.Contracts.Lessons.Signals;

/// <summary>The mark that was being drawn will not be finished: a palm, or a gesture of the system.</summary>
public sealed record StrokeDropped(string MarkId) : LessonSignal;
