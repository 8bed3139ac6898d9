using System.Globalization;

namespace Classroom.Benchmarks.Measuring;

/// <summary>How long a core has worked since the machine started, for whomever.</summary>
internal static class CoreClock
{
    // USER_HZ, which is 100 on every Linux (proc(5)).
    private const double TicksPerSecond = 100;

    // Of a cpu line's fields after its name: user nice system idle iowait irq softirq steal (proc(5)).
    private static readonly int[] Working = [0, 1, 2, 5, 6, 7];

    /// <summary>In steps of 10 ms; time that the host machine took away counts as work.</summary>
    /// <param name="core">Null for all of them together.</param>
    public static TimeSpan BusyTimeOf(int? core)
    {
        var name = $"cpu{core?.ToString(CultureInfo.InvariantCulture)} ";
        var line = File.ReadLines("/proc/stat").First(line => line.StartsWith(name, StringComparison.Ordinal));
        var fields = line[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return TimeSpan.FromSeconds(Working.Sum(field => long.Parse(fields[field], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
