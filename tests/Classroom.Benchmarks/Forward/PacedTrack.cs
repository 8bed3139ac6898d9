using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp;

namespace Classroom.Benchmarks.Forward;

/// <summary>A track on its way: bursts of equal size at equal distances; after a delay it catches up.</summary>
internal sealed class PacedTrack(LoadTrack track, Producer producer, int burst, MonotonicTime start)
{
    private readonly TimeSpan _interval = TimeSpan.FromSeconds((double)burst / track.PacketsPerSecond);

    /// <summary>When the next burst goes out.</summary>
    public MonotonicTime Due { get; private set; } = start;

    public void SendDue(MonotonicTime now)
    {
        for (; Due <= now; Due += _interval)
        {
            for (var i = 0; i < burst; i++)
            {
                producer.Inject(track.Write(MediaClock.Now), now);
            }
        }
    }
}
