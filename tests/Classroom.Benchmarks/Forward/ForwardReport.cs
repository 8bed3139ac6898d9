using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Classroom.Benchmarks.Forward.Targets;
using Classroom.Benchmarks.Measuring;

namespace Classroom.Benchmarks.Forward;

/// <summary>What the servers gave under the same loads.</summary>
/// <param name="Runs">All of them, in their order.</param>
/// <param name="Missing">Servers that could not be had, and why.</param>
internal sealed record ForwardReport(Machine Machine, IReadOnlyList<ForwardRun> Runs, IReadOnlyDictionary<string, string> Missing)
{
    public static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private const string Columns = "{0,-12}{1,8}{2,7}{3,8}{4,7}{5,8}{6,8}{7,8}{8,10}{9,8}{10,8}{11,8}{12,8}{13,8}{14,9}";

    /// <summary>Of the rounds, by load and server.</summary>
    public IReadOnlyList<ForwardRun> Medians => [.. Runs.GroupBy(run => (run.Load, run.Target)).Select(group => ForwardRun.Median([.. group]))];

    public IReadOnlyList<ForwardRatio> Ratios => [.. Medians.GroupBy(run => run.Load).SelectMany(group => ForwardRatio.Of([.. group]))];

    /// <summary>
    /// Runs of ours that lost or damaged packets: their figures mean nothing. Janus may lose some when it is at its limit; that is a result.
    /// </summary>
    public IReadOnlyList<ForwardRun> Broken => [.. Runs.Where(run =>
        !run.IsWhole && (run.Target == TargetKind.Relay.Name || run.Target == TargetKind.Bare.Name || run.Corrupt > 0 || run.Received == 0))];

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine(Machine.ToLine());
        foreach (var medians in Medians.GroupBy(run => run.Load))
        {
            AppendTable(text, medians.Key, [.. medians]);
        }

        foreach (var (target, reason) in Missing)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{target} left out: {reason}");
        }

        foreach (var run in Broken)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"FAILED: {run.Target} at {run.Load}: {run.Lost} of {run.Expected} packets lost, {run.Corrupt} damaged");
        }

        return text.ToString();
    }

    private static void AppendTable(StringBuilder text, ForwardLoad load, IReadOnlyList<ForwardRun> medians)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{load}, bursts of {load.Burst}, {load.PacketsPerSecond:N0} packets/s forwarded");
        text.AppendLine(string.Format(
            CultureInfo.InvariantCulture, Columns, "", "ns/pkt", "core", "others", "load", "p50 us", "p95 us", "p99 us", "lost", "damaged", "RSS MiB", "KiB/rcv", "join50", "join95", "us/join"));
        foreach (var run in medians)
        {
            text.AppendLine(string.Format(
                CultureInfo.InvariantCulture,
                Columns,
                run.Target,
                $"{run.CpuNanosecondsPerPacket:F0}",
                $"{run.CpuShare * 100:F1}%",
                $"{run.OthersShare * 100:F0}%",
                $"{run.LoadShare * 100:F0}%",
                $"{run.LatencyP50Us:F0}",
                $"{run.LatencyP95Us:F0}",
                $"{run.LatencyP99Us:F0}",
                run.Lost,
                run.Corrupt,
                $"{run.ResidentMiB:F0}",
                $"{run.ReceiverKiB:F0}",
                $"{run.JoinP50Ms:F1}",
                $"{run.JoinP95Ms:F1}",
                $"{run.JoinCpuUs:F0}"));
        }

        foreach (var run in medians.Where(run => run.Join.Handshakes > TimeSpan.Zero))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{run.Target}, CPU of a join, later half: {run.Join}");
        }

        foreach (var ratio in ForwardRatio.Of(medians))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"relay / {ratio.Against,-12} {ratio.Value:F2}");
        }
    }
}
