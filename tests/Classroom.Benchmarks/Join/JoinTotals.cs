using Classroom.Benchmarks.Forward;

namespace Classroom.Benchmarks.Join;

/// <summary>What many of the same have cost together.</summary>
internal sealed class JoinTotals
{
    private JoinCost _spent;

    public int Count { get; private set; }

    /// <summary>Bytes of managed memory.</summary>
    public long Allocated { get; set; }

    public void Add(in JoinCost spent)
    {
        _spent += spent;
        Count++;
    }

    /// <summary>Microseconds of each.</summary>
    public double Of(Func<JoinCost, TimeSpan> part) => part(_spent / Count).TotalMicroseconds;
}
