using System.Text.Json;

namespace Classroom.Benchmarks.Forward;

/// <summary>What one run of one server gave.</summary>
/// <param name="Target">Which server.</param>
/// <param name="Expected">Packets sent in the measured time, times receivers.</param>
/// <param name="Received">Of those, packets that arrived with the right content.</param>
/// <param name="Corrupt">Packets whose payload was not what was sent.</param>
/// <param name="CpuNanosecondsPerPacket">CPU time of the server's media threads per forwarded packet.</param>
/// <param name="CpuShare">Of one core.</param>
/// <param name="AllocatedBytes">Managed memory the server's media threads allocated in the measured time.</param>
/// <param name="SegmentedShare">Part of the server's messages that carried several packets.</param>
/// <param name="LongestTurnMs">Longest turn of a media thread since its start.</param>
internal sealed record ForwardReport(
    string Target,
    ForwardLoad Load,
    long Expected,
    long Received,
    long Corrupt,
    long Forwarded,
    double CpuNanosecondsPerPacket,
    double CpuShare,
    double LatencyP50Us,
    double LatencyP95Us,
    double LatencyP99Us,
    double LatencyMaxUs,
    double JoinP50Ms,
    double JoinP95Ms,
    long AllocatedBytes,
    double SegmentedShare,
    double LongestTurnMs)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Whether the server did its work: every packet there, every payload right.</summary>
    public bool IsWhole => Expected > 0 && Received == Expected && Corrupt == 0;

    public string ToJson() => JsonSerializer.Serialize(this, Indented);

    public override string ToString() => $"""
        {Target}: 1 publisher x {Load.Receivers} receivers, {Load.VideoPacketsPerSecond} video + {Load.AudioPacketsPerSecond} audio packets/s, {Load.Duration.TotalSeconds:F0} s
          CPU       {CpuNanosecondsPerPacket,10:F0} ns per forwarded packet   ({CpuShare:P1} of a core, {Forwarded:N0} packets)
          latency   {LatencyP50Us,10:F0} us p50   {LatencyP95Us:F0} us p95   {LatencyP99Us:F0} us p99   {LatencyMaxUs:F0} us longest
          join      {JoinP50Ms,10:F1} ms p50   {JoinP95Ms:F1} ms p95
          loss      {Expected - Received,10:N0} of {Expected:N0}   corrupt {Corrupt:N0}
          allocated {AllocatedBytes,10:N0} bytes   segmented {SegmentedShare:P0} of messages   longest turn {LongestTurnMs:F1} ms
        """;
}
