namespace Classroom.Relay.Metrics.Reading;

/// <summary>What is counted of a track; each direction leaves one entry at 0.</summary>
internal readonly record struct TrackCounters
{
    public long Packets { get; init; }

    public long Bytes { get; init; }

    /// <summary>Packets that came, or went, as retransmissions.</summary>
    public long Repaired { get; init; }

    public long Nacks { get; init; }

    public long KeyFrameRequests { get; init; }

    /// <summary>Of a producer.</summary>
    public long KeyFrames { get; init; }

    /// <summary>Of a consumer.</summary>
    public long Switches { get; init; }

    public static TrackCounters operator +(TrackCounters left, TrackCounters right) => new()
    {
        Packets = left.Packets + right.Packets,
        Bytes = left.Bytes + right.Bytes,
        Repaired = left.Repaired + right.Repaired,
        Nacks = left.Nacks + right.Nacks,
        KeyFrameRequests = left.KeyFrameRequests + right.KeyFrameRequests,
        KeyFrames = left.KeyFrames + right.KeyFrames,
        Switches = left.Switches + right.Switches,
    };

    /// <summary>What was added since <paramref name="earlier"/>. A counter that fell has begun anew: a publisher that restarts its numbering resets some.</summary>
    public TrackCounters Since(TrackCounters earlier) => new()
    {
        Packets = Since(Packets, earlier.Packets),
        Bytes = Since(Bytes, earlier.Bytes),
        Repaired = Since(Repaired, earlier.Repaired),
        Nacks = Since(Nacks, earlier.Nacks),
        KeyFrameRequests = Since(KeyFrameRequests, earlier.KeyFrameRequests),
        KeyFrames = Since(KeyFrames, earlier.KeyFrames),
        Switches = Since(Switches, earlier.Switches),
    };

    private static long Since(long now, long earlier) => now >= earlier ? now - earlier : now;
}
