namespace Classroom.Benchmarks.Forward;

/// <summary>What one run of one server gave.</summary>
/// <param name="Time">That was measured.</param>
/// <param name="Expected">Packets sent in that time, times receivers.</param>
/// <param name="Received">Of those, packets that arrived.</param>
/// <param name="Corrupt">Opened packets that were not what was sent.</param>
/// <param name="CpuNanosecondsPerPacket">CPU time of the whole server process per packet that arrived.</param>
/// <param name="CpuShare">The same, of one core.</param>
/// <param name="OthersShare">What other programs used of the server's core: more than a few percent spoils every other figure.</param>
/// <param name="LoadShare">What the load itself used of its core: near 1 it, not the server, is the limit.</param>
/// <param name="LatencyP50Us">From handing a packet to the kernel at the publisher to the kernel's stamp at the receiver's socket.</param>
/// <param name="ReceiverKiB">
/// Growth of the resident memory since the publishers joined, per receiver: what the first joins bring in once, compiled code above all, is in
/// it. <c>memory</c> tells what one more receiver takes, and what for.
/// </param>
/// <param name="JoinP50Ms">From asking to the end of the handshake, one receiver after the other.</param>
/// <param name="JoinCpuUs">CPU time of the server per joined receiver, signalling and handshake included.</param>
/// <param name="Join">The same of the later half of the joins, when the server's code has been compiled for the most part.</param>
internal sealed record ForwardRun(
    string Target,
    ForwardLoad Load,
    TimeSpan Time,
    long Expected,
    long Received,
    long Corrupt,
    double CpuNanosecondsPerPacket,
    double CpuShare,
    double OthersShare,
    double LoadShare,
    double LatencyP50Us,
    double LatencyP95Us,
    double LatencyP99Us,
    double ResidentMiB,
    double ReceiverKiB,
    double JoinP50Ms,
    double JoinP95Ms,
    double JoinCpuUs,
    JoinCost Join)
{
    public long Lost => Expected - Received;

    /// <summary>Whether the server did its work: every packet there, every opened payload right.</summary>
    public bool IsWhole => Expected > 0 && Lost == 0 && Corrupt == 0;

    /// <summary>The median of each figure of several runs of the same; losses are added up.</summary>
    public static ForwardRun Median(IReadOnlyList<ForwardRun> runs) => runs[0] with
    {
        Expected = runs.Sum(run => run.Expected),
        Received = runs.Sum(run => run.Received),
        Corrupt = runs.Sum(run => run.Corrupt),
        CpuNanosecondsPerPacket = Median(runs, run => run.CpuNanosecondsPerPacket),
        CpuShare = Median(runs, run => run.CpuShare),
        OthersShare = Median(runs, run => run.OthersShare),
        LoadShare = Median(runs, run => run.LoadShare),
        LatencyP50Us = Median(runs, run => run.LatencyP50Us),
        LatencyP95Us = Median(runs, run => run.LatencyP95Us),
        LatencyP99Us = Median(runs, run => run.LatencyP99Us),
        ResidentMiB = Median(runs, run => run.ResidentMiB),
        ReceiverKiB = Median(runs, run => run.ReceiverKiB),
        JoinP50Ms = Median(runs, run => run.JoinP50Ms),
        JoinP95Ms = Median(runs, run => run.JoinP95Ms),
        JoinCpuUs = Median(runs, run => run.JoinCpuUs),
        Join = runs.OrderBy(run => run.Join.Besides).ElementAt(runs.Count / 2).Join,
    };

    private static double Median(IReadOnlyList<ForwardRun> runs, Func<ForwardRun, double> figure)
    {
        var sorted = runs.Select(figure).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
