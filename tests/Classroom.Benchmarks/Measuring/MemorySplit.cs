using System.Globalization;
using Classroom.Testing.Rooms;

namespace Classroom.Benchmarks.Measuring;

/// <summary>
/// What a relay's process holds, and what for. Resident and native are the kernel's count, taken first and from a process that nobody had collect
/// its garbage. Live is the relay's own count of its managed heap right after a full collection, which is asked for when the others have been
/// taken. What is neither is room that the collector keeps, compiled code, stacks, and pages of files.
/// </summary>
/// <param name="Resident">VmRSS.</param>
/// <param name="Native">Resident pages of malloc: its heap and its arenas, with what is free in them.</param>
/// <param name="Live">Managed objects that are in use.</param>
internal sealed record MemorySplit(double Resident, double Native, double Live)
{
    // glibc's arenas, malloc/arena.c HEAP_MAX_SIZE: aligned to their size, and what is not used yet is not accessible.
    private const ulong ArenaBytes = 64 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>All in KiB.</summary>
    public static async Task<MemorySplit> OfAsync(int processId, Administrator administrator)
    {
        var (resident, native) = (Kernel($"/proc/{processId}/status", "VmRSS:"), NativeKiB(processId));
        return new MemorySplit(resident, native, await LiveKiBAsync(processId, administrator));
    }

    public double Rest => Resident - Native - Live;

    /// <summary>Of each of so many that were added since <paramref name="former"/>.</summary>
    public MemorySplit GrowthSince(MemorySplit former, int added) =>
        new((Resident - former.Resident) / added, (Native - former.Native) / added, (Live - former.Live) / added);

    /// <summary>Managed objects that live, after a full collection.</summary>
    public static async Task<double> LiveKiBAsync(int processId, Administrator administrator)
    {
        var before = (await administrator.HealthAsync()).Process.Collections[^1];
        await DiagnosticsPort.CollectAsync(processId);
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            // Longer than a reading of the relay's figures is given out again.
            await Task.Delay(Pause, limit.Token);
            var process = (await administrator.HealthAsync()).Process;
            if (process.Collections[^1] > before)
            {
                return process.HeapBytes / 1024.0;
            }
        }
    }

    private static double NativeKiB(int processId)
    {
        var (sum, isNative) = (0.0, false);
        string[] lines = File.ReadAllLines($"/proc/{processId}/smaps");
        for (var i = 0; i < lines.Length; i++)
        {
            if (TryReadMapping(lines[i], out var mapping))
            {
                isNative = mapping.Name == "[heap]" || (mapping.Name.Length == 0 && IsArena(mapping, lines.AsSpan(i + 1)));
            }
            else if (isNative && lines[i].StartsWith("Rss:", StringComparison.Ordinal))
            {
                sum += KiB(lines[i]);
            }
        }

        return sum;
    }

    private static bool IsArena((ulong Start, ulong End, string Name) mapping, ReadOnlySpan<string> following)
    {
        if (mapping.Start % ArenaBytes != 0 || mapping.End > mapping.Start + ArenaBytes)
        {
            return false;
        }

        foreach (var line in following)
        {
            if (TryReadMapping(line, out var next))
            {
                return next.Start == mapping.End && next.End == mapping.Start + ArenaBytes;
            }
        }

        return false;
    }

    // 7f4b60000000-7f4b60037000 rw-p 00000000 00:00 0      [name]          (proc_pid_smaps(5))
    private static bool TryReadMapping(string line, out (ulong Start, ulong End, string Name) mapping)
    {
        mapping = default;
        var fields = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
        var ends = fields[0].Split('-');
        if (ends.Length != 2 || !ulong.TryParse(ends[0], NumberStyles.HexNumber, null, out var start) || !ulong.TryParse(ends[1], NumberStyles.HexNumber, null, out var end))
        {
            return false;
        }

        mapping = (start, end, fields.Length > 5 ? fields[5].Trim() : "");
        return true;
    }

    private static double Kernel(string file, string name) => KiB(File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal)));

    private static double KiB(string line) => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
