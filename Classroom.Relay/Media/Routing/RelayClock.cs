using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Sets one publisher's wall clock to the router's. Every stream of the publisher goes through the same offset, so the lip sync the
/// publisher states is kept exactly, and a consumer cut from one publisher to another sees one time base.
/// </summary>
internal sealed class RelayClock(NtpTime atZero)
{
    /// <summary>A sender report further off than this means that the publisher's clock was set: the offset is taken anew.</summary>
    private static readonly TimeSpan MaxDeviation = TimeSpan.FromSeconds(2);

    /// <summary>Reports of about ten seconds of a camera with its layers and a microphone: among them is one that met no queue, and in that time clocks drift apart by no more than a millisecond.</summary>
    private const int ReportsRemembered = 32;

    /// <summary>Delays do not change by so much: the publisher's clock was set, and what was measured by it before says nothing.</summary>
    private static readonly TimeSpan MaxChange = TimeSpan.FromSeconds(1);

    private TimeSpan[]? _delays;
    private int _reports;
    private TimeSpan _offset;
    private bool _isSet;

    /// <summary>The router's wall clock.</summary>
    public NtpTime At(MonotonicTime now) => atZero + (now - default(MonotonicTime));

    /// <summary>
    /// How much later than <see cref="Convert"/> says the quickest of the last reports came: with it added, a moment of the publisher is when what was
    /// captured then would arrive over a way without queues. The same for all its streams, so their lip sync stays as it is.
    /// </summary>
    public TimeSpan LeastDelay
    {
        get
        {
            var least = TimeSpan.MaxValue;
            foreach (var delay in _delays.AsSpan(0, Math.Min(_reports, ReportsRemembered)))
            {
                least = delay < least ? delay : least;
            }

            return _reports > 0 ? least : TimeSpan.Zero;
        }
    }

    /// <summary>A moment of the publisher's clock on the router's. The first one fixes the offset, with the delay of that report in it.</summary>
    public NtpTime Convert(NtpTime published, MonotonicTime arrival)
    {
        var offset = At(arrival) - published;
        if (!_isSet || (offset - _offset).Duration() > MaxDeviation)
        {
            _offset = offset;
            _isSet = true;
        }

        Remember(offset - _offset);
        return published + _offset;
    }

    private void Remember(TimeSpan delay)
    {
        // A peer that only receives does without.
        _delays ??= new TimeSpan[ReportsRemembered];
        if (_reports > 0 && (delay - _delays[(_reports - 1) % ReportsRemembered]).Duration() > MaxChange)
        {
            _reports = 0;
        }

        _delays[_reports++ % ReportsRemembered] = delay;
    }
}
