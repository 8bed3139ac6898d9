using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Primitives;

/// <summary>
/// Packet buffers for one worker thread. Grows by slabs and never shrinks before <see cref="Dispose"/>, so a steady load allocates nothing.
/// Not thread-safe: everything rented here is returned on the same thread.
/// </summary>
public sealed unsafe class PacketPool : IDisposable
{
    private const int SlabBuffers = 64;

    // One cache line more than a buffer: a stride of 2048 would put every packet's header into the same two sets of the L1 cache.
    private const int Stride = PacketBuffer.Capacity + CacheLine;
    private const int CacheLine = 64;

    private readonly List<nint> _slabs = [];
    private PacketBuffer[] _free = [];
    private int _freeCount;

    /// <summary>Buffers made so far; what this pool costs is about 2 KiB each.</summary>
    public int Created => _slabs.Count * SlabBuffers;

    /// <summary>Buffers now in other hands.</summary>
    public int Rented => Created - _freeCount;

    /// <summary>How often the free list was empty and memory had to be found. Constant under a steady load.</summary>
    public long Growths => _slabs.Count;

    /// <summary>A buffer of length 0 whose old content is still there. The one returned last comes first: it is warm in the cache.</summary>
    public PacketBuffer Rent()
    {
        if (_freeCount == 0)
        {
            Grow();
        }

        var buffer = _free[--_freeCount];
        buffer.IsRented = true;
        buffer.Length = 0;
        return buffer;
    }

    /// <exception cref="InvalidOperationException">The buffer is another pool's or was returned before.</exception>
    public void Return(PacketBuffer buffer)
    {
        if (buffer.Pool != this || !buffer.IsRented)
        {
            throw new InvalidOperationException("The packet buffer is not rented from this pool.");
        }

        buffer.IsRented = false;
        _free[_freeCount++] = buffer;
    }

    /// <summary>Frees the native memory, of rented buffers too: nobody may touch one afterwards.</summary>
    public void Dispose()
    {
        foreach (var slab in _slabs)
        {
            NativeMemory.AlignedFree((void*)slab);
        }

        _slabs.Clear();
        _free = [];
        _freeCount = 0;
    }

    private void Grow()
    {
        var slab = (byte*)NativeMemory.AlignedAlloc(SlabBuffers * Stride, CacheLine);
        NativeMemory.Clear(slab, SlabBuffers * Stride);
        _slabs.Add((nint)slab);
        if (_free.Length < Created)
        {
            Array.Resize(ref _free, Math.Max(Created, _free.Length * 2));
        }

        // Pushed from the end, so a fresh slab is handed out in address order.
        for (var i = SlabBuffers - 1; i >= 0; i--)
        {
            _free[_freeCount++] = new PacketBuffer(this, slab + i * Stride);
        }
    }
}
