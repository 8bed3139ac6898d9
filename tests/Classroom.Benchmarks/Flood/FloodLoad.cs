namespace Classroom.Benchmarks.Flood;

/// <summary>The lesson, and what it is flooded with.</summary>
/// <param name="Receivers">Receiving rooms of the lesson.</param>
/// <param name="PacketsPerSecond">Of the flood; the load may reach less.</param>
/// <param name="Duration">Of each flood, and of the quiet before it.</param>
internal sealed record FloodLoad(int Receivers, int PacketsPerSecond, TimeSpan Duration);
