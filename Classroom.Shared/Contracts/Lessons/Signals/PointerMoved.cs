namespace Classroom.Shared.Contracts.Lessons.Signals;

/// <summary>The light pointer is here; it fades by itself when it is not moved.</summary>
/// <param name="X">0 to <see cref="InkPoints.Extent"/>, from left to right.</param>
/// <param name="Y">0 to <see cref="InkPoints.Extent"/>, from top to bottom.</param>
public sealed record PointerMoved(string Surface, int X, int Y) : LessonSignal;
