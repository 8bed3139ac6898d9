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

    private MonotonicTime _firstArrival = MonotonicTime.Never;
    private SenderReportAnchor _anchor;
    private bool _isReported;

    /// <summary>The correspondence, on the router's wall clock.</summary>
    public ref readonly SenderReportAnchor Anchor => ref _anchor;

    /// <summary>When what was captured at the anchor's RTP time would have arrived over a way without queues.</summary>
    public MonotonicTime AnchorArrival => _anchor.ReceivedAt + (_anchor.Ntp + Delay - clock.At(_anchor.ReceivedAt));

    /// <summary>The correspondence by arrival over a way without queues: on the relay's own clock, and so the same for whatever publisher.</summary>
    public SenderReportAnchor Arrival => _anchor with { Ntp = _anchor.Ntp + Delay };

    /// <summary>What a report says lacks the way from the publisher; an arrival has it.</summary>
    private TimeSpan Delay => _isReported ? clock.LeastDelay : TimeSpan.Zero;

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
        _anchor = new SenderReportAnchor(clock.Convert(ntp, now), rtp, now);
        IsExact = _isReported = true;
    }

    /// <summary>What to add to a timestamp of this source to have the other's timestamp of the same instant.</summary>
    public uint OffsetTo(SenderReportClock other) => (uint)_anchor.OffsetTo(other._anchor, clockRate);
}
