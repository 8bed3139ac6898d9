using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>
/// The sender reports of one forwarded stream. They carry the publisher's wall clock, not ours, so audio and video of one publisher stay together
/// whatever happens on the way; and they never run backwards, which receivers take for a new stream.
/// </summary>
public sealed class OutgoingSenderReports
{
    private NtpTime _lastNtp;
    private RtpTimestamp _lastRtp;
    private bool _started;

    /// <summary>The two times of a report sent at <paramref name="now"/>. False, and no report to be sent, if one of them would run backwards.</summary>
    /// <param name="source">The last report of the stream now forwarded.</param>
    /// <param name="timestampOffset">What the consumer adds to that stream's timestamps.</param>
    /// <param name="clockRate">Ticks of the RTP timestamp per second.</param>
    public bool TryTake(
        in SenderReportAnchor source, int timestampOffset, int clockRate, MonotonicTime now, out NtpTime ntp, out RtpTimestamp rtp)
    {
        ntp = source.NtpAt(now);
        rtp = source.RtpAt(now, clockRate) + timestampOffset;
        if (_started && ((long)(ntp.Value - _lastNtp.Value) <= 0 || rtp - _lastRtp < 0))
        {
            return false;
        }

        _started = true;
        _lastNtp = ntp;
        _lastRtp = rtp;
        return true;
    }

    /// <summary>The publisher changed, and its wall clock with it: what went before does not bind.</summary>
    public void OnSourceChanged() => _started = false;
}
