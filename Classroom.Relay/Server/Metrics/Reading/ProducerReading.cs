using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Metrics.Reading;

/// <summary>One producer's figures.</summary>
internal readonly record struct ProducerReading(string Id, ProducerStatistics Statistics)
{
    /// <summary>All layers together.</summary>
    public TrackCounters Counters => Statistics.Layers.Aggregate(default(TrackCounters), (sum, layer) => sum + new TrackCounters
    {
        Packets = layer.PacketsReceived,
        Bytes = layer.BytesReceived,
        Repaired = layer.PacketsRepaired,
        Nacks = layer.NacksSent,
        KeyFrames = layer.KeyFrames,
        KeyFrameRequests = layer.KeyFrameRequestsSent,
    });
}
