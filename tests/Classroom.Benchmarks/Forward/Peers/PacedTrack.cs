using Classroom.Relay.Media.Primitives;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>A track on its way: bursts of equal size at equal distances; after a delay it catches up.</summary>
internal sealed class PacedTrack(LoadTrack track, LoadPeer peer, int burst, MonotonicTime start)
{
    /// <summary>When the next burst goes out.</summary>
    public MonotonicTime Due { get; private set; } = start;

    public void SendDue(MonotonicTime now)
    {
        for (; Due <= now; Due += TimeSpan.FromSeconds((double)burst / track.PacketsPerSecond))
        {
            peer.Send(track, burst, now);
        }
    }
}
