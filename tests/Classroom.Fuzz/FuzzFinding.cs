namespace Classroom.Fuzz;

/// <summary>Thrown by a target whose promise an input broke.</summary>
public sealed class FuzzFinding(string promise) : Exception(promise);
