using Classroom.Shared.Contracts.Lessons.Ink;

namespace Classroom.Shared.Contracts.Lessons.Signals;

/// <summary>A mark that is being drawn. Each signal can be understood without those before it.</summary>
/// <param name="Mark">With the points from number <paramref name="From"/> on; they take the place of what was known from there.</param>
/// <param name="From">Number of the first point, counted from 0.</param>
public sealed record StrokeGrown(string Surface, InkMark Mark, int From) : LessonSignal;
