using System.Diagnostics;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Metrics.Reading;

/// <summary>Reads what this process uses, from the runtime and from /proc/self.</summary>
internal static class ProcessFigures
{
    private static readonly DateTimeOffset StartedAt = new(Process.GetCurrentProcess().StartTime);

    public static ProcessHealth Read() => new(
        StartedAt,
        Environment.CpuUsage.TotalTime.TotalSeconds,
        Environment.WorkingSet,
        GC.GetTotalMemory(forceFullCollection: false),
        GC.GetTotalAllocatedBytes(),
        [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(generation => (long)GC.CollectionCount(generation))],
        GC.GetTotalPauseDuration().TotalSeconds,
        Directory.EnumerateFileSystemEntries("/proc/self/task").Count(),
        Directory.EnumerateFileSystemEntries("/proc/self/fd").Count());
}
