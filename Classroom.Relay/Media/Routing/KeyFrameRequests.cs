using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Decides when one layer of a producer is asked for a key frame. Any number of consumers may want one: the publisher is asked at most every
/// 500 ms, a request that came too early is kept, and it is asked again until the key frame is there.
/// </summary>
public sealed class KeyFrameRequests
{
    /// <summary>Least time between two requests on the wire, as LiveKit; an encoder needs about that long to recover its rate.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan MinRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxRetry = TimeSpan.FromMilliseconds(1000);

    private MonotonicTime _deadline = MonotonicTime.Never;
    private MonotonicTime _lastSent;
    private bool _hasSent;
    private bool _isRetry;

    /// <summary>Whether somebody waits for a key frame.</summary>
    public bool IsPending => _deadline != MonotonicTime.Never;

    /// <summary>When <see cref="TryTake"/> is to be called next; never when nobody waits.</summary>
    public MonotonicTime NextDeadline => _deadline;

    /// <summary>
    /// Command number for a full intra request (RFC 5104 section 4.3.1.1): a new one for each new request, the same when it is repeated.
    /// </summary>
    public byte FirSequence { get; private set; }

    /// <summary>Somebody needs a key frame from now on.</summary>
    public void Request(MonotonicTime now)
    {
        if (!IsPending)
        {
            _deadline = _hasSent ? MonotonicTime.Max(now, _lastSent + MinInterval) : now;
            _isRetry = false;
        }
    }

    /// <summary>Whether a request goes out now. The next follows after twice the round trip, within 200 ms to 1 s and not under <see cref="MinInterval"/>.</summary>
    /// <param name="roundTrip">To the publisher; null while unknown.</param>
    public bool TryTake(MonotonicTime now, TimeSpan? roundTrip)
    {
        if (now < _deadline)
        {
            return false;
        }

        if (!_isRetry)
        {
            FirSequence++;
        }

        var retry = TimeSpan.FromTicks(Math.Clamp((roundTrip ?? MaxRetry).Ticks * 2, MinRetry.Ticks, MaxRetry.Ticks));
        _isRetry = true;
        _hasSent = true;
        _lastSent = now;
        _deadline = now + (retry > MinInterval ? retry : MinInterval);
        return true;
    }

    /// <summary>A key frame began to arrive, or nobody waits any more: the request is settled.</summary>
    public void Settle() => _deadline = MonotonicTime.Never;
}
