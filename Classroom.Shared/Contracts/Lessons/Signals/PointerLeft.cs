namespace Classroom.Shared.Contracts.Lessons.Signals;

/// <summary>The light pointer is off.</summary>
public sealed record PointerLeft : LessonSignal;
