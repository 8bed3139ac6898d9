using System.Numerics;

namespace Classroom.Relay.Udp;

/// <summary>How long a worker's turns take, and what the long ones went on. Written by the worker's thread alone.</summary>
public sealed class LoopMeter
{
    /// <summary>A turn longer than this is a stall: lessons on the worker could show a gap.</summary>
    public static readonly TimeSpan StallBudget = TimeSpan.FromMilliseconds(5);

    private const int Buckets = 18;

    private long[] _histogram = new long[Buckets];
    private long[] _stalls = new long[Enum.GetValues<StallCause>().Length];
    private long _longestMicroseconds;
    private long _busyMicroseconds;

    public long Turns { get; private set; }

    /// <summary>Turns over <see cref="StallBudget"/>.</summary>
    public long Stalls => _stalls.Sum();

    public TimeSpan Longest => TimeSpan.FromMicroseconds(_longestMicroseconds);

    /// <summary>What most of the longest one went on.</summary>
    public StallCause LongestCause { get; private set; }

    /// <summary>Time spent in turns.</summary>
    public TimeSpan Busy => TimeSpan.FromMicroseconds(_busyMicroseconds);

    /// <summary>Entry 0 counts turns under 1 us, entry i those of 2^(i-1) to 2^i us; the last one everything longer (65 ms and up).</summary>
    public IReadOnlyList<long> Histogram => _histogram;

    /// <summary>Of <see cref="Stalls"/>, those that went on this for the most part.</summary>
    public long StallsOf(StallCause cause) => _stalls[(int)cause];

    internal void Count(in TurnTime turn)
    {
        var microseconds = turn.Whole.Ticks / TimeSpan.TicksPerMicrosecond;
        Turns++;
        _busyMicroseconds += microseconds;
        if (turn.Whole > StallBudget)
        {
            _stalls[(int)turn.Cause]++;
        }

        if (microseconds > _longestMicroseconds)
        {
            _longestMicroseconds = microseconds;
            LongestCause = turn.Cause;
        }

        _histogram[Math.Min(microseconds == 0 ? 0 : BitOperations.Log2((ulong)microseconds) + 1, Buckets - 1)]++;
    }

    internal LoopMeter Copy()
    {
        var copy = (LoopMeter)MemberwiseClone();
        copy._histogram = [.. _histogram];
        copy._stalls = [.. _stalls];
        return copy;
    }
}
