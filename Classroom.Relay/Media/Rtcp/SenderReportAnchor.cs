using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>
/// One instant on three clocks, as the last sender report of a stream tells it: the sender's wall clock, the stream's RTP time, and our clock when
/// it came. From it follow RTP times that belong together across streams of one sender, and the sender reports for its receivers.
/// </summary>
/// <param name="Ntp">The sender's wall clock.</param>
/// <param name="Rtp">The stream's own time at that instant.</param>
/// <param name="ReceivedAt">Arrival of the report. Its delay on the way is common to all streams of the sender and cancels out.</param>
public readonly record struct SenderReportAnchor(NtpTime Ntp, RtpTimestamp Rtp, MonotonicTime ReceivedAt)
{
    /// <summary>The sender's wall clock at <paramref name="now"/>.</summary>
    public NtpTime NtpAt(MonotonicTime now) => Ntp + (now - ReceivedAt);

    /// <summary>The stream's time at <paramref name="now"/>.</summary>
    /// <param name="clockRate">Ticks of the RTP timestamp per second.</param>
    public RtpTimestamp RtpAt(MonotonicTime now, int clockRate) => Advance(Rtp, now - ReceivedAt, clockRate);

    /// <summary>The time of this stream at the sender's wall clock <paramref name="instant"/>.</summary>
    public RtpTimestamp RtpAt(NtpTime instant, int clockRate) => Advance(Rtp, instant - Ntp, clockRate);

    /// <summary>
    /// What is added to a timestamp of this stream to get the timestamp of the same instant in <paramref name="reference"/>. Simulcast layers
    /// of one track have unrelated bases; this is how a switch between them keeps time.
    /// </summary>
    /// <param name="reference">Another stream of the same sender and clock rate.</param>
    public int OffsetTo(in SenderReportAnchor reference, int clockRate) => reference.Rtp - RtpAt(reference.Ntp, clockRate);

    // Through 128 bits: hours of elapsed ticks times the clock rate pass 64.
    private static RtpTimestamp Advance(RtpTimestamp from, TimeSpan elapsed, int clockRate) =>
        new(from.Value + (uint)(long)((Int128)elapsed.Ticks * clockRate / TimeSpan.TicksPerSecond));
}
