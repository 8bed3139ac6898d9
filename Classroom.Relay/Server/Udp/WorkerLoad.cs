using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Udp;

/// <summary>
/// How busy a worker is, for choosing one. When the bell rings, twenty lessons are placed before their first packet, so a lesson just placed
/// counts as an expected share of a core until its packets show in the measurement. Not thread-safe.
/// </summary>
internal sealed class WorkerLoad(MediaWorker worker)
{
    /// <summary>Share of a core a lesson with eight rooms takes here, about.</summary>
    private const double ExpectedShare = 0.02;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly Queue<MonotonicTime> _placed = new();
    private MonotonicTime _measuredAt = MediaClock.Now;
    private TimeSpan _measuredCpu;
    private double _share;

    public MediaWorker Worker => worker;

    /// <summary>Expected share of a core, 0 to 1 and somewhat more.</summary>
    public double At(MonotonicTime now)
    {
        while (_placed.TryPeek(out var placed) && now - placed > Window)
        {
            _placed.Dequeue();
        }

        if (now - _measuredAt >= Window)
        {
            Measure(now);
        }

        return _share + _placed.Count * ExpectedShare;
    }

    public void Place(MonotonicTime now) => _placed.Enqueue(now);

    private void Measure(MonotonicTime now)
    {
        var cpu = worker.CpuTime;
        _share = (cpu - _measuredCpu) / (now - _measuredAt);
        _measuredCpu = cpu;
        _measuredAt = now;
    }
}
