using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// How the timestamps of one source become those of a receiver's stream: all by the same offset. Only where that would run behind what was sent
/// already, the source's first pictures are drawn together until it has caught up: they pass quickly, and nothing after them is late.
/// </summary>
internal readonly struct TimestampLine
{
    /// <summary>Pictures of 16 ms stay 90 ticks apart.</summary>
    private const uint Pace = 16;

    private readonly uint _first;
    private readonly uint _drawnTogether;
    private readonly uint _begin;

    /// <param name="offset">Added to the source's timestamps, modulo 2^32.</param>
    public TimestampLine(uint offset) => Offset = offset;

    /// <param name="first">The source's timestamp to begin with.</param>
    /// <param name="last">What was sent, and must be passed.</param>
    public TimestampLine(uint offset, uint first, uint last)
        : this(offset)
    {
        var behind = (int)(last + 1 - (first + offset));
        if (behind > 0)
        {
            (_first, _begin) = (first, last + 1);

            // From there on the offset alone is ahead: n - n / 16 > behind.
            _drawnTogether = (uint)((long)behind * Pace / (Pace - 1)) + 2;
        }
    }

    /// <summary>What is added to the source's timestamps, once it has caught up.</summary>
    public uint Offset { get; }

    /// <summary>Whether what was sent is so far on that nothing drawn together is repeated any more.</summary>
    /// <param name="last">What was sent last.</param>
    /// <param name="memory">How far back repetitions go.</param>
    public bool IsPassed(uint last, uint memory) => (int)(last - _begin - _drawnTogether - memory) > 0;

    /// <summary>The outgoing timestamp of a packet of the source.</summary>
    public RtpTimestamp Map(RtpTimestamp source)
    {
        var into = source.Value - _first;
        return new RtpTimestamp(into < _drawnTogether ? _begin + into / Pace : source.Value + Offset);
    }
}
