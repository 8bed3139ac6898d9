using Classroom.Benchmarks.Forward.Targets;

namespace Classroom.Benchmarks.Forward;

/// <summary>CPU per packet of the relay against another server's, under the same load.</summary>
/// <param name="Value">Below 1 the relay is cheaper.</param>
internal sealed record ForwardRatio(string Load, string Against, double Value)
{
    /// <param name="medians">Of one load.</param>
    public static IEnumerable<ForwardRatio> Of(IReadOnlyList<ForwardRun> medians) =>
        medians.FirstOrDefault(run => run.Target == TargetKind.Relay.Name) is not { } relay
            ? []
            : medians.Where(run => run != relay).Select(run => new ForwardRatio($"{run.Load}", run.Target, relay.CpuNanosecondsPerPacket / run.CpuNanosecondsPerPacket));
}
