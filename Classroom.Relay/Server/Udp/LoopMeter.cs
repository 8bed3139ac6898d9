using System.Numerics;

namespace Classroom.Relay.Udp;

/// <summary>How long a worker's turns take, from waking to being ready to sleep. Written by the worker's thread alone.</summary>
public sealed class LoopMeter
{
    /// <summary>A turn longer than this is a stall: lessons on the worker could show a gap.</summary>
    public static readonly TimeSpan StallBudget = TimeSpan.FromMilliseconds(5);

    private const int Buckets = 18;

    private long[] _histogram = new long[Buckets];
    private long _longestMicroseconds;
    private long _busyMicroseconds;

    public long Turns { get; private set; }

    /// <summary>Turns over <see cref="StallBudget"/>.</summary>
    public long Stalls { get; private set; }

    public TimeSpan Longest => TimeSpan.FromMicroseconds(_longestMicroseconds);

    /// <summary>Time spent in turns.</summary>
    public TimeSpan Busy => TimeSpan.FromMicroseconds(_busyMicroseconds);

    /// <summary>Entry 0 counts turns under 1 us, entry i those of 2^(i-1) to 2^i us; the last one everything longer (65 ms and up).</summary>
    public IReadOnlyList<long> Histogram => _histogram;

    internal void Count(TimeSpan turn)
    {
        var microseconds = turn.Ticks / TimeSpan.TicksPerMicrosecond;
        Turns++;
        _busyMicroseconds += microseconds;
        _longestMicroseconds = Math.Max(_longestMicroseconds, microseconds);
        if (turn > StallBudget)
        {
            Stalls++;
        }

        _histogram[Math.Min(microseconds == 0 ? 0 : BitOperations.Log2((ulong)microseconds) + 1, Buckets - 1)]++;
    }

    internal LoopMeter Copy()
    {
        var copy = (LoopMeter)MemberwiseClone();
        copy._histogram = [.. _histogram];
        return copy;
    }
}
