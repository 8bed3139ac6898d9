using System.Globalization;
using System.Runtime.InteropServices;

namespace Classroom.Benchmarks.Measuring;

/// <summary>Where and under what load figures were taken; without it they mean little.</summary>
internal sealed record Machine(string Processor, int Cores, double LoadBefore, double LoadAfter, string Runtime, string System)
{
    /// <summary>Processes waiting for a core, averaged over the last minute.</summary>
    public static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    public string ToLine() => $"{Processor}, {Cores} cores, load {LoadBefore:F1} to {LoadAfter:F1}, {Runtime}";

    public static Machine Describe(double loadBefore) => new(
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        loadBefore,
        Load(),
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription);
}
