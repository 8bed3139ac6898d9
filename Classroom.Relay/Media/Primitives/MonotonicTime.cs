namespace Classroom.Relay.Media.Primitives;

/// <summary>
/// A moment on the host's monotonic clock. Only differences mean something; media code never reads a clock, it is told the time.
/// </summary>
/// <param name="Microseconds">Microseconds since an origin the host chose, never negative.</param>
public readonly record struct MonotonicTime(long Microseconds) : IComparable<MonotonicTime>
{
    /// <summary>A deadline that does not come. Stays itself when a span is added.</summary>
    public static readonly MonotonicTime Never = new(long.MaxValue);

    public static MonotonicTime operator +(MonotonicTime time, TimeSpan span) =>
        time == Never ? Never : new(time.Microseconds + span.Ticks / TimeSpan.TicksPerMicrosecond);

    public static MonotonicTime operator -(MonotonicTime time, TimeSpan span) => time + -span;

    public static TimeSpan operator -(MonotonicTime later, MonotonicTime earlier) =>
        TimeSpan.FromTicks((later.Microseconds - earlier.Microseconds) * TimeSpan.TicksPerMicrosecond);

    public static bool operator <(MonotonicTime left, MonotonicTime right) => left.Microseconds < right.Microseconds;

    public static bool operator >(MonotonicTime left, MonotonicTime right) => left.Microseconds > right.Microseconds;

    public static bool operator <=(MonotonicTime left, MonotonicTime right) => left.Microseconds <= right.Microseconds;

    public static bool operator >=(MonotonicTime left, MonotonicTime right) => left.Microseconds >= right.Microseconds;

    /// <summary>The earlier of two moments: how deadlines are combined.</summary>
    public static MonotonicTime Min(MonotonicTime left, MonotonicTime right) => left < right ? left : right;

    /// <summary>The later of two moments.</summary>
    public static MonotonicTime Max(MonotonicTime left, MonotonicTime right) => left > right ? left : right;

    public int CompareTo(MonotonicTime other) => Microseconds.CompareTo(other.Microseconds);

    public override string ToString() => this == Never ? "never" : $"{Microseconds} us";
}
