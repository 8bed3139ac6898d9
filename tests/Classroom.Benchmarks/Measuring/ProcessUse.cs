using System.Globalization;

namespace Classroom.Benchmarks.Measuring;

/// <summary>What a process holds and has used, as the kernel counts it.</summary>
/// <param name="CpuTime">User and system time of all its threads; the kernel counts in steps of 10 ms.</param>
/// <param name="ResidentMiB">VmRSS: pages in memory, shared ones too.</param>
/// <param name="DirtyMiB">Private_Dirty: pages that are its own and were written to; heap, stacks and native memory.</param>
internal sealed record ProcessUse(TimeSpan CpuTime, double ResidentMiB, double DirtyMiB, int Descriptors, int Sockets, int Threads)
{
    // ".NET Tiered Compilation Worker", cut by the kernel to 15 characters.
    private const string CompilerThread = ".NET Tiered";

    // USER_HZ, which is 100 on every Linux (proc(5)).
    private const double TicksPerSecond = 100;

    /// <summary>CPU time of the runtime's background compiler; zero when its thread has gone to rest.</summary>
    public static TimeSpan CompilerTime(int processId) => Directory.GetDirectories($"/proc/{processId}/task")
        .Where(thread => File.ReadAllText($"{thread}/comm").StartsWith(CompilerThread, StringComparison.Ordinal))
        .Select(CpuTimeOf)
        .FirstOrDefault();

    public static ProcessUse Of(int processId)
    {
        var folder = $"/proc/{processId}";
        var descriptors = Directory.GetFiles($"{folder}/fd");
        return new ProcessUse(
            CpuTimeOf(folder),
            KibibytesOf($"{folder}/status", "VmRSS:") / 1024,
            KibibytesOf($"{folder}/smaps_rollup", "Private_Dirty:") / 1024,
            descriptors.Length,
            descriptors.Count(path => new FileInfo(path).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true),
            Directory.GetDirectories($"{folder}/task").Length);
    }

    private static TimeSpan CpuTimeOf(string folder)
    {
        // The name in parentheses may hold spaces; utime and stime are fields 14 and 15 (proc(5)).
        var stat = File.ReadAllText($"{folder}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }

    private static double KibibytesOf(string file, string name) => double.Parse(
        File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
