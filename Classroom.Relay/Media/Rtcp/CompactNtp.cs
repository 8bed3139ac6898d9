using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>Arithmetic of the middle 32 bits of NTP time, in units of 1/65536 s (RFC 3550 section 6.4.1).</summary>
internal static class CompactNtp
{
    /// <summary>A - LSR - DLSR, at least zero: drift of the other clock may make it slightly negative. Null if there was no report to answer.</summary>
    public static TimeSpan? RoundTrip(NtpTime now, uint lastReport, uint delay)
    {
        if (lastReport == 0)
        {
            return null;
        }

        var trip = (int)(now.Compact - lastReport - delay);
        return TimeSpan.FromTicks(Math.Max(trip, 0) * TimeSpan.TicksPerSecond >> 16);
    }
}
