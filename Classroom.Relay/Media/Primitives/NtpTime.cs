namespace Classroom.Relay.Media.Primitives;

/// <summary>Wall-clock time as sender reports carry it: seconds since 1900 in unsigned Q32.32 (RFC 3550 section 4).</summary>
public readonly record struct NtpTime(ulong Value)
{
    private static readonly DateTimeOffset Era = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The middle 32 bits, in units of 1/65536 s: LSR of a report block.</summary>
    public uint Compact => (uint)(Value >> 16);

    public static NtpTime operator +(NtpTime time, TimeSpan span) => new(time.Value + ToQ32(span));

    public static NtpTime operator -(NtpTime time, TimeSpan span) => new(time.Value - ToQ32(span));

    /// <summary>Signed distance, right across the era boundary of 2036 as long as it is under 68 years.</summary>
    public static TimeSpan operator -(NtpTime later, NtpTime earlier) =>
        TimeSpan.FromTicks((long)((Int128)(long)(later.Value - earlier.Value) * TimeSpan.TicksPerSecond >> 32));

    /// <summary>Truncates to the era of <paramref name="moment"/>; exact to one tick (100 ns).</summary>
    public static NtpTime From(DateTimeOffset moment) => new(ToQ32(moment - Era));

    /// <summary>The moment, taken as lying in the first era (1900 to 2036).</summary>
    public DateTimeOffset ToDateTimeOffset() => Era + TimeSpan.FromTicks((long)((UInt128)Value * TimeSpan.TicksPerSecond >> 32));

    private static ulong ToQ32(TimeSpan span) => (ulong)(((Int128)span.Ticks << 32) / TimeSpan.TicksPerSecond);
}
