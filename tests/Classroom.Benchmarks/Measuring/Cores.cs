using System.Globalization;
using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Measuring;

/// <summary>Who gets which core: the relay the first, the load the second, so that neither takes time from the other.</summary>
/// <param name="Relay">Null where there is but one core: all share it.</param>
/// <param name="Load">Null where there is but one core.</param>
internal sealed record Cores(int? Relay, int? Load)
{
    /// <summary>Shares out the cores and binds this process, which plays the load, to its own.</summary>
    public static Cores Share()
    {
        var allowed = CurrentThread.AllowedCores();
        if (allowed.Length < 2)
        {
            return new Cores(null, null);
        }

        BindProcess(allowed[1]);
        return new Cores(allowed[0], allowed[1]);
    }

    /// <summary>All threads there are; those to come inherit it from them.</summary>
    private static unsafe void BindProcess(int core)
    {
        var words = core / 64 + 1;
        var mask = stackalloc ulong[words];
        new Span<ulong>(mask, words).Clear();
        mask[core / 64] = 1UL << (core % 64);
        foreach (var task in Directory.GetDirectories("/proc/self/task"))
        {
            LibC.SetAffinity(int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture), (nuint)words * sizeof(ulong), mask);
        }
    }
}
