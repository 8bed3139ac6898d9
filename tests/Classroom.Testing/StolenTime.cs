using System.Globalization;

namespace Classroom.Testing;

/// <summary>
/// How much a virtual machine's host held back since this was made: of the processor time that the machine wanted, the share the host gave to others
/// ("steal" of /proc/stat, proc(5)). Nothing on the machine can do anything about it, so a stretch that was held back says nothing about our programs.
/// </summary>
public sealed class StolenTime
{
    // Fields of the first line after its name: user nice system idle iowait irq softirq steal.
    private const int Idle = 3;
    private const int WaitingForDisk = 4;
    private const int Steal = 7;

    private readonly long[] _start = Read();

    /// <summary>0 to 1; 0 when the machine wanted no processor time.</summary>
    public double Share
    {
        get
        {
            var ticks = Read().Zip(_start, (now, start) => now - start).ToArray();
            var wanted = ticks.Sum() - ticks[Idle] - ticks[WaitingForDisk];
            return wanted > 0 ? (double)ticks[Steal] / wanted : 0;
        }
    }

    private static long[] Read() =>
    [
        .. File.ReadLines("/proc/stat").First()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(Steal + 1)
            .Select(field => long.Parse(field, CultureInfo.InvariantCulture)),
    ];
}
