namespace Classroom.Shared.Contracts;

/// <summary>A point of a mark.</summary>
/// <param name="X">0 to <see cref="InkPoints.Extent"/>, from left to right.</param>
/// <param name="Y">0 to <see cref="InkPoints.Extent"/>, from top to bottom.</param>
/// <param name="Pressure">0 to <see cref="InkPoints.MaxPressure"/>.</param>
public readonly record struct InkPoint(int X, int Y, int Pressure);
