using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Udp.Native;

namespace Classroom.Relay.Udp;

/// <summary>
/// Takes the times of a worker's turns, on its thread. The thread's own clock is a system call of 0.3 to 0.6 us: it is read once a millisecond and
/// after a long turn, and what ran between counts as work. The rest is two looks at the clock and some at the runtime's counts.
/// </summary>
internal sealed class TurnClock
{
    private static readonly TimeSpan ReadInterval = TimeSpan.FromMilliseconds(1);

    private TimeSpan _paused = GC.GetTotalPauseDuration();
    private int _collections = GC.CollectionCount(0);
    private TimeSpan _held;
    private TimeSpan _read;
    private TimeSpan _workedSince;
    private MonotonicTime _readAt;
    private MonotonicTime _start;

    /// <summary>The thread is awake.</summary>
    /// <returns>The time of the turn.</returns>
    public MonotonicTime Begin()
    {
        // A collection during the sleep may have kept the thread from waking: until it ended, packets waited. Of several at most the last did.
        var paused = GC.GetTotalPauseDuration();
        var collections = GC.CollectionCount(0);
        _held = (paused - _paused) / Math.Max(1, collections - _collections);
        (_paused, _collections) = (paused, collections);
        _start = MediaClock.Now;
        if (_start - _readAt >= ReadInterval)
        {
            (_readAt, _read, _workedSince) = (_start, CurrentThread.CpuTime, TimeSpan.Zero);
        }

        return _start;
    }

    /// <summary>Everything of the turn is done.</summary>
    public TurnTime End()
    {
        var whole = MediaClock.Now - _start;
        var paused = GC.GetTotalPauseDuration();
        var collected = paused - _paused;
        (_paused, _collections) = (paused, GC.CollectionCount(0));

        // Of a short turn nobody asks what it went on.
        var worked = whole > LoopMeter.StallBudget ? CurrentThread.CpuTime - _read - _workedSince : whole;
        _workedSince += worked;
        return new TurnTime(whole + _held, (collected < whole ? collected : whole) + _held, worked);
    }
}
