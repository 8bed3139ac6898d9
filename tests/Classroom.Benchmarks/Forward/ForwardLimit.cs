namespace Classroom.Benchmarks.Forward;

/// <summary>How much a server forwards on its core.</summary>
/// <param name="Best">The highest rate without loss; null when even the first lost packets.</param>
/// <param name="FirstLoss">The lowest rate with loss; null when none lost any.</param>
internal sealed record ForwardLimit(string Target, ForwardLoad Load, ForwardRun? Best, ForwardRun? FirstLoss)
{
    public override string ToString() => $"""
        {Load}, {Target}: no loss up to {Rate(Best)}, loss at {Rate(FirstLoss)}
        """;

    private static string Rate(ForwardRun? run) => run is null
        ? "(no rate tried)"
        : $"{run.Expected / run.Time.TotalSeconds / 1000:F0} kpps (server {run.CpuShare:P0} of a core, load {run.LoadShare:P0}, latency p50 {run.LatencyP50Us:F0} us, p99 {run.LatencyP99Us:F0} us, lost {(double)run.Lost / run.Expected:P2})";
}
