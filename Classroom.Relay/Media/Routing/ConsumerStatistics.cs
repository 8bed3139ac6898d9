namespace Classroom.Relay.Media.Routing;

/// <summary>A consumer's figures at one moment.</summary>
/// <param name="CurrentLayer">Layer being forwarded, or null.</param>
/// <param name="PacketsLost">By the receiver's last report. Partly the publisher's loss: holes are passed on.</param>
/// <param name="FractionLost">0 to 1, by the last report.</param>
/// <param name="RoundTrip">Zero when never measured.</param>
/// <param name="NacksReceived">Sequence numbers the receiver asked for again.</param>
public sealed record ConsumerStatistics(
    int? CurrentLayer,
    long PacketsSent,
    long BytesSent,
    long PacketsRetransmitted,
    long BitrateBps,
    long PacketsLost,
    double FractionLost,
    TimeSpan Jitter,
    TimeSpan RoundTrip,
    long NacksReceived,
    long KeyFrameRequestsReceived,
    long Switches);
