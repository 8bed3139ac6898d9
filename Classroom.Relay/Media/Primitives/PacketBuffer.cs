namespace Classroom.Relay.Media.Primitives;

/// <summary>
/// One packet in native memory, so its address is fixed for system calls and vector code and the collector never sees it.
/// Belongs to whoever rented it or was handed it; the owner returns it to its <see cref="PacketPool"/> exactly once.
/// </summary>
public sealed unsafe class PacketBuffer
{
    /// <summary>Bytes a packet may have: an Ethernet MTU with room to spare for tags.</summary>
    public const int Capacity = 2048;

    private int _length;

    internal PacketBuffer(PacketPool pool, byte* data)
    {
        Pool = pool;
        Data = data;
    }

    /// <summary>First byte of the packet, aligned to a cache line.</summary>
    public byte* Data { get; }

    /// <summary>Bytes in use, 0 to <see cref="Capacity"/>.</summary>
    public int Length
    {
        get => _length;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)value, (uint)Capacity, nameof(value));
            _length = value;
        }
    }

    /// <summary>The bytes in use.</summary>
    public Span<byte> Span => new(Data, _length);

    /// <summary>All bytes there are, in use or not.</summary>
    public Span<byte> Whole => new(Data, Capacity);

    internal PacketPool Pool { get; }

    internal bool IsRented { get; set; }
}
