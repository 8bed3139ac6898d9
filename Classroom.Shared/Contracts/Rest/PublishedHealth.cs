using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>What came from a room as one kind of track, all its layers together.</summary>
/// <param name="Tracks">Tracks now; 0 when none is left of what was counted.</param>
/// <param name="Lost">Packets of the present tracks still missing after repair; negative when duplicates outweigh.</param>
/// <param name="LossRatio">0 to 1: what the network lost in the last second, before repair; the worst layer's.</param>
/// <param name="Repaired">Lost packets that a retransmission brought.</param>
/// <param name="Nacks">Sequence numbers the relay asked for again.</param>
/// <param name="KeyFrameRequests">PLI or FIR the relay sent.</param>
/// <param name="BitrateBps">Over the last second.</param>
/// <param name="JitterSeconds">The worst layer's.</param>
public sealed record PublishedHealth(
    SourceKind Kind,
    int Tracks,
    long Packets,
    long Bytes,
    long Lost,
    double LossRatio,
    long Repaired,
    long Nacks,
    long KeyFrames,
    long KeyFrameRequests,
    long BitrateBps,
    double JitterSeconds);
