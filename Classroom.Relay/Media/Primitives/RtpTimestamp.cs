namespace Classroom.Relay.Media.Primitives;

/// <summary>A 32-bit RTP timestamp on its circle, in units of the codec's clock rate (RFC 3550 section 5.1).</summary>
public readonly record struct RtpTimestamp(uint Value)
{
    public static RtpTimestamp operator +(RtpTimestamp timestamp, int ticks) => new(timestamp.Value + (uint)ticks);

    /// <summary>Signed distance from <paramref name="from"/> to <paramref name="to"/> by the shorter way.</summary>
    public static int operator -(RtpTimestamp to, RtpTimestamp from) => (int)(to.Value - from.Value);

    /// <summary>Whether this timestamp comes after the other by the shorter way; timestamps exactly opposite are not newer.</summary>
    public bool IsNewerThan(RtpTimestamp other) => this - other > 0;

    public override string ToString() => Value.ToString(null, null);
}
