using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Metrics.Reading;

/// <summary>One consumer's figures.</summary>
/// <param name="Owner">Of its transport: a room's identifier, or a person's.</param>
/// <param name="ProducerId">What feeds it.</param>
internal readonly record struct ConsumerReading(string Id, string Owner, string ProducerId, ConsumerStatistics Statistics)
{
    public TrackCounters Counters => new()
    {
        Packets = Statistics.PacketsSent,
        Bytes = Statistics.BytesSent,
        Repaired = Statistics.PacketsRetransmitted,
        Nacks = Statistics.NacksReceived,
        KeyFrameRequests = Statistics.KeyFrameRequestsReceived,
        Switches = Statistics.Switches,
    };
}
