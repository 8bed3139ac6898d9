using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp;

namespace Classroom.Relay.Live;

/// <summary>Asks workers what their tracks have delivered so far: one short turn of each worker, however many tracks.</summary>
internal static class SourcePulses
{
    /// <summary>The counts of each track.</summary>
    public static async Task<IEnumerable<(LiveSource Track, ProducerPulse Pulse)>> CountAsync(IEnumerable<LiveSource> tracks)
    {
        var counts = await Task.WhenAll(tracks.GroupBy(track => track.Worker).Select(CountAsync));
        return counts.SelectMany(count => count);
    }

    private static Task<(LiveSource Track, ProducerPulse Pulse)[]> CountAsync(IGrouping<MediaWorker, LiveSource> tracks)
    {
        var listed = tracks.ToArray();
        return tracks.Key.Run((_, _) => Array.ConvertAll(listed, track => (track, track.Producer.Pulse)));
    }
}
