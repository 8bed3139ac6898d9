using System.Runtime.CompilerServices;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Something about each of the packets that one consumer sent last, found by the extended sequence number they were sent with. Packets that
/// their source still keeps do not take one another's place: what goes out is numbered no wider than what came in.
/// </summary>
/// <param name="capacity">As many packets as the source keeps; a power of two.</param>
internal sealed class OutputRing<T>(int capacity)
    where T : struct
{
    private readonly Slot[] _slots = new Slot[capacity];

    /// <summary>The place for the packet sent as <paramref name="output"/>, still empty.</summary>
    public ref T Add(ulong output)
    {
        ref var slot = ref SlotOf((uint)output);
        slot = new Slot { Output = (uint)output };
        return ref slot.Value;
    }

    /// <summary>What was added for <paramref name="output"/>; a null reference when nothing was, or it is not remembered any more.</summary>
    public ref T Find(ulong output)
    {
        ref var slot = ref SlotOf((uint)output);
        if (slot.Output != (uint)output)
        {
            return ref Unsafe.NullRef<T>();
        }

        return ref slot.Value;
    }

    private ref Slot SlotOf(uint output) => ref _slots[output & (uint)(_slots.Length - 1)];

    private struct Slot
    {
        /// <summary>Low half of the number. The first packet out is never 0, so that an empty slot is nobody's.</summary>
        public uint Output;

        public T Value;
    }
}
