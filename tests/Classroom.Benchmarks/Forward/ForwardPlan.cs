using Classroom.Benchmarks.Forward.Targets;

namespace Classroom.Benchmarks.Forward;

/// <summary>What is to be measured.</summary>
/// <param name="Rounds">Every round measures each server once, one after the other.</param>
/// <param name="Duration">Of one measurement.</param>
internal sealed record ForwardPlan(IReadOnlyList<ForwardLoad> Loads, IReadOnlyList<TargetKind> Targets, int Rounds, TimeSpan Duration);
