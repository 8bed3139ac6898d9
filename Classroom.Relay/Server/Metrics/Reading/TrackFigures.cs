using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Metrics.Reading;

/// <summary>Turns a group's counters and its present tracks into figures: counters and rates are summed, of loss and delay the worst is told.</summary>
internal static class TrackFigures
{
    public static PublishedHealth Of(SourceKind kind, in TrackCounters total, IReadOnlyList<ProducerReading> tracks)
    {
        var layers = tracks.SelectMany(track => track.Statistics.Layers).ToArray();
        var live = layers.Where(layer => layer.IsLive).ToArray();
        return new PublishedHealth(
            kind,
            tracks.Count,
            total.Packets,
            total.Bytes,
            layers.Sum(layer => layer.PacketsLost),
            live.Select(layer => layer.FractionLost).DefaultIfEmpty().Max(),
            total.Repaired,
            total.Nacks,
            total.KeyFrames,
            total.KeyFrameRequests,
            layers.Sum(layer => layer.BitrateBps),
            live.Select(layer => layer.Jitter).DefaultIfEmpty().Max().TotalSeconds);
    }

    public static ReceivedHealth Of(SourceKind kind, in TrackCounters total, IReadOnlyList<ConsumerReading> tracks)
    {
        var figures = tracks.Select(track => track.Statistics).ToArray();
        var roundTrip = figures.Select(figure => figure.RoundTrip).DefaultIfEmpty().Max();
        return new ReceivedHealth(
            kind,
            tracks.Count,
            total.Packets,
            total.Bytes,
            figures.Sum(figure => figure.PacketsLost),
            figures.Select(figure => figure.FractionLost).DefaultIfEmpty().Max(),
            total.Repaired,
            total.Nacks,
            total.KeyFrameRequests,
            total.Switches,
            figures.Sum(figure => figure.BitrateBps),
            figures.Select(figure => figure.Jitter).DefaultIfEmpty().Max().TotalSeconds,
            roundTrip > TimeSpan.Zero ? roundTrip.TotalSeconds : null);
    }
}
