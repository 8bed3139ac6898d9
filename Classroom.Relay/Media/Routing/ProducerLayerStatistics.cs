namespace Classroom.Relay.Media.Routing;

/// <summary>Figures of one simulcast layer at one moment.</summary>
/// <param name="IsLive">Packets came lately.</param>
/// <param name="PacketsLost">Missing after repair (RFC 3550 §6.4.1), negative when duplicates outweigh.</param>
/// <param name="FractionLost">0 to 1, over the last report interval of a second, before repair (RFC 3550 §6.4.1).</param>
/// <param name="BitrateBps">Over the last second, headers included.</param>
/// <param name="NacksSent">Sequence numbers asked for again.</param>
/// <param name="Jitter">Interarrival jitter (RFC 3550 §A.8).</param>
public sealed record ProducerLayerStatistics(
    bool IsLive,
    long PacketsReceived,
    long BytesReceived,
    long PacketsLost,
    double FractionLost,
    long PacketsRepaired,
    long BitrateBps,
    TimeSpan Jitter,
    long NacksSent,
    long KeyFrames,
    long KeyFrameRequestsSent);
