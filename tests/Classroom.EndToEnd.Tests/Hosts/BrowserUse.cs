using System.Diagnostics;
using System.Globalization;

namespace Classroom.EndToEnd.Tests.Hosts;

/// <summary>Processor time of all browsers that this process has started, as the kernel counts it (proc(5)).</summary>
internal sealed class BrowserUse
{
    // Fields behind the name in parentheses: state, parent, ... utime and stime are the twelfth and thirteenth.
    private const int Parent = 1;
    private const int UserTicks = 11;
    private const int SystemTicks = 12;
    private const double TicksPerSecond = 100;

    private readonly long _before = Ticks();
    private readonly long _since = Stopwatch.GetTimestamp();

    /// <summary>Cores in use since this was made.</summary>
    public double Cores => (Ticks() - _before) / TicksPerSecond / Stopwatch.GetElapsedTime(_since).TotalSeconds;

    private static long Ticks()
    {
        var processes = Directory.GetDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Select(Read).OfType<(int Id, int Parent, string Name, long Ticks)>().ToDictionary(process => process.Id);
        bool IsOurs(int id) => processes.TryGetValue(id, out var process) && (process.Parent == Environment.ProcessId || IsOurs(process.Parent));
        return processes.Values.Where(process => process.Name == "chromium" && IsOurs(process.Id)).Sum(process => process.Ticks);
    }

    private static (int Id, int Parent, string Name, long Ticks)? Read(string folder)
    {
        try
        {
            var stat = File.ReadAllText($"{folder}/stat");
            var (open, close) = (stat.IndexOf('(', StringComparison.Ordinal), stat.LastIndexOf(')'));
            var fields = stat[(close + 2)..].Split(' ');
            int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
            return (Int(stat[..(open - 1)]), Int(fields[Parent]), stat[(open + 1)..close], Int(fields[UserTicks]) + Int(fields[SystemTicks]));
        }
        catch (IOException)
        {
            // It has just ended.
            return null;
        }
    }
}
