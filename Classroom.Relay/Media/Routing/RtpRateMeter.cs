using System.Runtime.CompilerServices;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>Bit rate of one stream over a second: the last ten tenths that are complete, so that the rate does not depend on when it is asked for.</summary>
public struct RtpRateMeter
{
    // Ten that are complete and the present one.
    private const int Slots = 11;
    private const long SlotMicroseconds = 100_000;

    private SlotBytes _bytes;
    private long _slot;
    private long _sum;

    /// <summary>Counts a packet.</summary>
    public void Add(int bytes, MonotonicTime now)
    {
        Advance(now);
        _bytes[(int)(_slot % Slots)] += bytes;
        _sum += bytes;
    }

    /// <summary>Bits in the second that ended less than a tenth before <paramref name="now"/>.</summary>
    public long BitsPerSecond(MonotonicTime now)
    {
        Advance(now);
        return (_sum - _bytes[(int)(_slot % Slots)]) * 8;
    }

    private void Advance(MonotonicTime now)
    {
        var slot = now.Microseconds / SlotMicroseconds;
        for (var steps = Math.Min(slot - _slot, Slots); steps > 0; steps--)
        {
            // Each slot entered is more than a second old: what it held leaves the sum.
            ref var bytes = ref _bytes[(int)((slot - steps + 1) % Slots)];
            _sum -= bytes;
            bytes = 0;
        }

        _slot = Math.Max(_slot, slot);
    }

    [InlineArray(Slots)]
    private struct SlotBytes
    {
        private long _first;
    }
}
