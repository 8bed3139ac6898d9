namespace Classroom.Relay.Media.Primitives;

/// <summary>
/// Extends 16-bit sequence numbers to 64 bits, each taken as the one nearest to the highest seen so far.
/// The first number lands in cycle 1, so one that was overtaken just before the first wrap still has a place below it.
/// </summary>
public struct SequenceUnwrapper
{
    private ulong _highest;

    /// <summary>Whether a number has been seen; <see cref="Highest"/> means nothing before.</summary>
    public readonly bool HasStarted => _highest != 0;

    /// <summary>The highest extended number so far.</summary>
    public readonly ulong Highest => _highest;

    /// <summary>Extends <paramref name="number"/> and remembers it when it is the highest.</summary>
    public ulong Unwrap(SequenceNumber number)
    {
        var extended = Peek(number);
        _highest = Math.Max(_highest, extended);
        return extended;
    }

    /// <summary>Extends <paramref name="number"/> without remembering it.</summary>
    public readonly ulong Peek(SequenceNumber number)
    {
        if (!HasStarted)
        {
            return 0x1_0000UL + number.Value;
        }

        return _highest + (ulong)(long)(number - new SequenceNumber((ushort)_highest));
    }
}
