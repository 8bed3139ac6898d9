using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>What was sent to a room of one kind of track, all such tracks together.</summary>
/// <param name="Tracks">Tracks now; 0 when none is left of what was counted.</param>
/// <param name="Packets">Media packets sent; retransmissions are apart.</param>
/// <param name="Lost">Packets of the present tracks missing by the receiver's last report.</param>
/// <param name="LossRatio">0 to 1, by the last report; the worst track's.</param>
/// <param name="Retransmitted">Packets sent again.</param>
/// <param name="Nacks">Sequence numbers the receiver asked for again.</param>
/// <param name="KeyFrameRequests">PLI or FIR the receiver sent.</param>
/// <param name="Switches">Changes of layer or source.</param>
/// <param name="BitrateBps">Over the last second.</param>
/// <param name="JitterSeconds">By the last report; the worst track's.</param>
/// <param name="RoundTripSeconds">By the last report; the worst track's. Null until measured.</param>
public sealed record ReceivedHealth(
    SourceKind Kind,
    int Tracks,
    long Packets,
    long Bytes,
    long Lost,
    double LossRatio,
    long Retransmitted,
    long Nacks,
    long KeyFrameRequests,
    long Switches,
    long BitrateBps,
    double JitterSeconds,
    double? RoundTripSeconds);
