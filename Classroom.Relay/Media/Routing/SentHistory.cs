using System.Runtime.CompilerServices;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// The packets one consumer sent last, found by the extended sequence number they were sent with. It grows as long as a packet would have to
/// make room that the source still keeps: a thumbnail's memory stays small, a camera's reaches back as far as its source's.
/// </summary>
internal sealed class SentHistory
{
    private const int Least = 64;

    /// <summary>As many as a source keeps.</summary>
    private const int Most = 512;

    private SentPacket[] _slots = new SentPacket[Least];

    /// <summary>The place of the packet sent as <paramref name="output"/>, in which the numbers are filled in.</summary>
    /// <param name="source">Its extended sequence number at the source.</param>
    /// <param name="oldestKept">The oldest packet that the source can still repeat.</param>
    public ref SentPacket Add(ulong output, ulong source, ulong oldestKept)
    {
        ref var slot = ref SlotOf((uint)output);
        while (_slots.Length < Most && slot.Output != 0 && (int)(slot.Source - (uint)oldestKept) >= 0)
        {
            Grow();
            slot = ref SlotOf((uint)output);
        }

        slot.Output = (uint)output;
        slot.Source = (uint)source;
        slot.Limit = default;
        return ref slot;
    }

    /// <summary>The packet sent as <paramref name="output"/>; a null reference when it is not remembered (any more).</summary>
    public ref SentPacket Find(ulong output)
    {
        ref var slot = ref SlotOf((uint)output);
        if (slot.Output != (uint)output)
        {
            return ref Unsafe.NullRef<SentPacket>();
        }

        return ref slot;
    }

    private ref SentPacket SlotOf(uint output) => ref _slots[output & (uint)(_slots.Length - 1)];

    private void Grow()
    {
        var former = _slots;
        _slots = new SentPacket[2 * former.Length];
        foreach (ref readonly var packet in former.AsSpan())
        {
            SlotOf(packet.Output) = packet;
        }
    }
}
