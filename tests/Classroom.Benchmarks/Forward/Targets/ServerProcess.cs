using System.ComponentModel;
using System.Globalization;
using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>What the kernel counts of a running process.</summary>
internal static unsafe class ServerProcess
{
    /// <summary>
    /// User and system time of all its threads, also of those that ended, in nanoseconds and not in ticks. The clock number is made from the
    /// process id as glibc's clock_getcpuclockid does (per-process, scheduler clock).
    /// </summary>
    /// <exception cref="Win32Exception">There is no such process.</exception>
    public static TimeSpan CpuTimeOf(int processId)
    {
        TimeSpec time;
        var clock = (~processId << 3) | 2;
        return LibC.GetClock(clock, &time) == 0
            ? TimeSpan.FromTicks(time.Seconds * TimeSpan.TicksPerSecond + time.Nanoseconds / TimeSpan.NanosecondsPerTick)
            : throw new Win32Exception();
    }

    /// <summary>User and system time of the threads whose name begins so (/proc/PID/task/TID/schedstat, first number, in nanoseconds).</summary>
    public static TimeSpan ThreadTimeOf(int processId, string name) =>
        TimeSpan.FromTicks(Directory.GetDirectories($"/proc/{processId}/task").Sum(thread => NanosecondsOf(thread, name)) / TimeSpan.NanosecondsPerTick);

    private static long NanosecondsOf(string thread, string name)
    {
        try
        {
            return File.ReadAllText($"{thread}/comm").StartsWith(name, StringComparison.Ordinal)
                ? long.Parse(File.ReadAllText($"{thread}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture)
                : 0;
        }
        catch (IOException)
        {
            // It ended since its folder was listed.
            return 0;
        }
    }

    /// <summary>VmRSS: pages in memory, shared ones too.</summary>
    public static double ResidentKiBOf(int processId) => double.Parse(
        File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
