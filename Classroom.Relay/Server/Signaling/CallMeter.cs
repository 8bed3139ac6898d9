namespace Classroom.Relay.Signaling;

/// <summary>How many calls of a kind one client may make: so many a second on average, and a burst at once. Calls of one client come one at a time.</summary>
internal sealed class CallMeter(int perSecond, int burst, TimeProvider clock)
{
    private double _left = burst;
    private long _seenTicks = clock.GetTimestamp();

    /// <summary>Whether one more may be made now.</summary>
    public bool TryTake()
    {
        var now = clock.GetTimestamp();
        _left = Math.Min(burst, _left + (clock.GetElapsedTime(_seenTicks, now).TotalSeconds * perSecond));
        _seenTicks = now;
        if (_left < 1)
        {
            return false;
        }

        _left--;
        return true;
    }
}
