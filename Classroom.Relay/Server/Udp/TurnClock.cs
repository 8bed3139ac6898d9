using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Udp.Native;

namespace Classroom.Relay.Udp;

/// <summary>
/// Takes the times of a worker's turns, on its thread. A turn costs it two looks at the clock, one at the thread's own (a system call of about
/// 0.2 us) and two at the runtime's sum of pauses; only a long turn is looked at once more.
/// </summary>
internal sealed class TurnClock
{
    private TimeSpan _paused = GC.GetTotalPauseDuration();
    private TimeSpan _held;
    private TimeSpan _worked;
    private MonotonicTime _start;

    /// <summary>The thread is awake.</summary>
    /// <returns>The time of the turn.</returns>
    public MonotonicTime Begin()
    {
        // A collection during the sleep may have kept the thread from waking: until it ended, packets waited.
        var paused = GC.GetTotalPauseDuration();
        _held = paused - _paused;
        _paused = paused;
        _worked = CurrentThread.CpuTime;
        return _start = MediaClock.Now;
    }

    /// <summary>Everything of the turn is done.</summary>
    public TurnTime End()
    {
        var whole = MediaClock.Now - _start;
        var paused = GC.GetTotalPauseDuration();
        var collected = paused - _paused;
        _paused = paused;

        // Of a short turn nobody asks what it went on.
        var worked = whole > LoopMeter.StallBudget ? CurrentThread.CpuTime - _worked : whole;
        return new TurnTime(whole + _held, (collected < whole ? collected : whole) + _held, worked);
    }
}
