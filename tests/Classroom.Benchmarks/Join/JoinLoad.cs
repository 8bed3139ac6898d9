namespace Classroom.Benchmarks.Join;

/// <summary>How many join.</summary>
/// <param name="Joins">That are measured.</param>
/// <param name="AtOnce">That are in before they leave again.</param>
internal sealed record JoinLoad(int Joins, int AtOnce);
