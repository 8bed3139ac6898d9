namespace Classroom.Benchmarks.Forward;

/// <summary>Counts durations in steps of one microsecond up to a second; longer ones count as that. Not thread-safe.</summary>
internal sealed class Percentiles
{
    private const int Steps = 1_000_000;

    private readonly long[] _counts = new long[Steps + 1];
    private long _total;

    public void Add(TimeSpan duration)
    {
        _counts[(int)Math.Clamp(duration.TotalMicroseconds, 0, Steps)]++;
        _total++;
    }

    /// <summary>The duration in microseconds that <paramref name="share"/> (0 to 1) of all stay within; 0 when there are none.</summary>
    public double At(double share)
    {
        var wanted = (long)Math.Ceiling(_total * share);
        long seen = 0;
        for (var i = 0; i <= Steps; i++)
        {
            seen += _counts[i];
            if (seen >= wanted && seen > 0)
            {
                return i;
            }
        }

        return 0;
    }
}
