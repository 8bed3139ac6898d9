using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Rtcp;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Which RTP time of one source is which wall-clock time. The publisher's sender reports say so; until the first, and for publishers that
/// send none, the arrival of the first packet stands in, which is good enough for one stream but not for lip sync.
/// </summary>
internal sealed class SenderReportClock(RelayClock clock, int clockRate, bool isLocal)
{
    /// <summary>How long a publisher may keep its first report back before consumers get reports made from arrivals.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Reports of about a quarter of a minute: among them is one that met no queue, and in that time the clocks of a camera's PC and of the relay drift apart by no more than a millisecond.</summary>
    private const int ReportsRemembered = 16;

    /// <summary>Delays do not change by so much: the publisher's clock was set, and what was measured by it before says nothing.</summary>
    private static readonly TimeSpan MaxChange = TimeSpan.FromSeconds(1);

    private readonly TimeSpan[] _delays = new TimeSpan[ReportsRemembered];
    private int _reports;
    private MonotonicTime _firstArrival = MonotonicTime.Never;
    private SenderReportAnchor _anchor;

    /// <summary>The correspondence, on the router's wall clock.</summary>
    public ref readonly SenderReportAnchor Anchor => ref _anchor;

    /// <summary>
    /// When what was captured at the anchor's RTP time would have arrived over a way without queues: the arrival of the last report, less what it was
    /// later than the quickest of the last reports.
    /// </summary>
    public MonotonicTime AnchorArrival
    {
        get
        {
            var known = _delays.AsSpan(0, Math.Min(_reports, ReportsRemembered));
            var least = TimeSpan.MaxValue;
            foreach (var delay in known)
            {
                least = delay < least ? delay : least;
            }

            return known.IsEmpty ? _anchor.ReceivedAt : _anchor.ReceivedAt + (least - _delays[(_reports - 1) % ReportsRemembered]);
        }
    }

    /// <summary>Whether the correspondence is the publisher's own word.</summary>
    public bool IsExact { get; private set; }

    /// <summary>Whether sender reports may be made from it.</summary>
    public bool IsUsable(MonotonicTime now) => IsExact || (_firstArrival != MonotonicTime.Never && now - _firstArrival > Patience);

    /// <summary>A packet of the source arrived.</summary>
    public void OnPacket(RtpTimestamp timestamp, MonotonicTime now)
    {
        if (_firstArrival != MonotonicTime.Never)
        {
            return;
        }

        _firstArrival = now;
        if (!IsExact)
        {
            // A local source hands its packets in as it captures them.
            _anchor = new SenderReportAnchor(clock.At(now), timestamp, now);
            IsExact = isLocal;
        }
    }

    /// <summary>A sender report of the source arrived.</summary>
    public void OnReport(NtpTime ntp, RtpTimestamp rtp, MonotonicTime now)
    {
        var captured = clock.Convert(ntp, now);
        _anchor = new SenderReportAnchor(captured, rtp, now);
        IsExact = true;
        Remember(clock.At(now) - captured);
    }

    /// <summary>What to add to a timestamp of this source to have the other's timestamp of the same instant.</summary>
    public uint OffsetTo(SenderReportClock other) => (uint)_anchor.OffsetTo(other._anchor, clockRate);

    private void Remember(TimeSpan delay)
    {
        if (_reports > 0 && (delay - _delays[(_reports - 1) % ReportsRemembered]).Duration() > MaxChange)
        {
            _reports = 0;
        }

        _delays[_reports++ % ReportsRemembered] = delay;
    }
}
