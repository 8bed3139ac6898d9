namespace Classroom.Benchmarks.Bell;

/// <summary>What the bell brings.</summary>
/// <param name="Lectures">Lessons that begin with it.</param>
/// <param name="Receivers">Receiving rooms of each.</param>
/// <param name="Window">Time over which their pages come, evenly.</param>
/// <param name="Running">Lessons of one lecture and two receiving rooms that go on meanwhile.</param>
/// <param name="Bells">How often it rings; the first time neither the relay nor the load is warm.</param>
internal sealed record BellLoad(int Lectures, int Receivers, TimeSpan Window, int Running, int Bells);
