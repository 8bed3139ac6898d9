namespace Classroom.Relay.Courseware.Conversion;

/// <summary>What a converter may take before it is ended.</summary>
/// <param name="Processor">Time on a processor; by the clock it may be <see cref="Patience"/> times as much, for it stands behind everything else.</param>
/// <param name="MemoryBytes">Address space of each of its processes.</param>
/// <param name="FileBytes">Largest file it may write.</param>
internal sealed record ProcessLimits(TimeSpan Processor, long MemoryBytes, long FileBytes)
{
    /// <summary>How much longer than its processor time a converter may take by the clock.</summary>
    public const int Patience = 5;

    /// <summary>One page or picture: a page of 3840 x 2400 takes 37 MiB and a second.</summary>
    public static ProcessLimits Page { get; } = new(TimeSpan.FromSeconds(30), 2L << 30, 256L << 20);

    /// <summary>A whole office file: LibreOffice takes 1.5 GiB of address space before it has opened anything.</summary>
    public static ProcessLimits Office { get; } = new(TimeSpan.FromSeconds(120), 4L << 30, 512L << 20);
}
