using System.Text.Json;
using Classroom.Benchmarks.Measuring;

namespace Classroom.Benchmarks.Forward;

/// <summary>What the servers can carry.</summary>
/// <param name="Missing">Servers that could not be had, and why.</param>
internal sealed record LimitReport(Machine Machine, IReadOnlyList<ForwardLimit> Limits, IReadOnlyDictionary<string, string> Missing)
{
    public string ToJson() => JsonSerializer.Serialize(this, ForwardReport.Json);

    public override string ToString() => string.Join('\n', [Machine.ToLine(), .. Limits.Select(limit => $"{limit}"), .. Missing.Select(pair => $"{pair.Key} left out: {pair.Value}")]);
}
