using System.Numerics;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// The recent packets of one source, found by extended sequence number. Owns the buffers put into it and gives them back to the pool when
/// they are too old or too many. Every packet kept lies within <see cref="_capacity"/> numbers below the highest.
/// </summary>
public sealed class PacketHistory : IDisposable
{
    /// <summary>How long a packet can be asked for again: beyond a second a picture is not worth repairing.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private const int Least = 16;

    private readonly PacketPool _pool;
    private readonly int _capacity;

    // As many as the stretch from the oldest packet to the highest needs, a power of two.
    private StoredPacket[] _slots;
    private ulong _oldest;
    private ulong _highest;

    /// <param name="capacity">Most packets kept, a power of two: 512 is a second of 5 Mbit/s video, 64 more than a second of audio.</param>
    public PacketHistory(PacketPool pool, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(int.IsPow2(capacity), true, nameof(capacity));
        _pool = pool;
        _capacity = capacity;
        _slots = new StoredPacket[Math.Min(capacity, Least)];
    }

    /// <summary>Most packets kept, and the stretch of sequence numbers they lie within.</summary>
    public int Capacity => _capacity;

    private ulong Mask => (ulong)_slots.Length - 1;

    /// <summary>Packets now kept.</summary>
    public int Count { get; private set; }

    /// <summary>Takes over a packet. A duplicate or one too old to keep is given back to the pool.</summary>
    /// <returns>Whether it was taken; if not, its buffer is gone.</returns>
    public bool Add(in StoredPacket packet)
    {
        var reach = (ulong)_capacity - 1;
        if (Count == 0)
        {
            _oldest = _highest = packet.Sequence;
        }
        else if (packet.Sequence > _highest)
        {
            _highest = packet.Sequence;
            EvictBelow(_highest >= reach ? _highest - reach : 0);
        }
        else if (_highest - packet.Sequence > reach || Contains(packet.Sequence))
        {
            _pool.Return(packet.Buffer);
            return false;
        }

        _oldest = Math.Min(_oldest, packet.Sequence);
        if (_highest - _oldest > Mask)
        {
            Grow(_highest - _oldest + 1);
        }

        _slots[packet.Sequence & Mask] = packet;
        Count++;
        return true;
    }

    public bool Contains(ulong sequence)
    {
        ref readonly var slot = ref _slots[sequence & Mask];
        return slot.Buffer is not null && slot.Sequence == sequence;
    }

    /// <summary>The packet with this number, valid until the next call that changes the history. False if it is not kept (any more).</summary>
    public bool TryGet(ulong sequence, out StoredPacket packet)
    {
        packet = Contains(sequence) ? _slots[sequence & Mask] : default;
        return packet.Buffer is not null;
    }

    /// <summary>Gives back what is older than <see cref="MaxAge"/>. The newest packet stays.</summary>
    public void Evict(MonotonicTime now)
    {
        while (Count > 1)
        {
            ref readonly var slot = ref _slots[_oldest & Mask];
            if (slot.Buffer is not null)
            {
                if (now - slot.ReceivedAt <= MaxAge)
                {
                    return;
                }

                Release(_oldest);
            }

            _oldest++;
        }
    }

    /// <summary>Gives everything back: the source began anew or ended.</summary>
    public void Clear()
    {
        if (Count > 0)
        {
            EvictBelow(_highest + 1);
        }
    }

    public void Dispose() => Clear();

    private void Grow(ulong stretch)
    {
        var former = _slots;
        _slots = new StoredPacket[BitOperations.RoundUpToPowerOf2(stretch)];
        foreach (ref readonly var slot in former.AsSpan())
        {
            if (slot.Buffer is not null)
            {
                _slots[slot.Sequence & Mask] = slot;
            }
        }
    }

    private void EvictBelow(ulong sequence)
    {
        // A long jump empties the ring: no use walking the numbers that were never there.
        for (var i = 0; i < _capacity && _oldest < sequence; i++)
        {
            if (_slots[_oldest & Mask].Buffer is not null)
            {
                Release(_oldest);
            }

            _oldest++;
        }

        _oldest = Math.Max(_oldest, sequence);
    }

    private void Release(ulong sequence)
    {
        _pool.Return(_slots[sequence & Mask].Buffer);
        _slots[sequence & Mask] = default;
        Count--;
    }
}
