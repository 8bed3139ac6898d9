using System.Runtime.InteropServices;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Benchmarks.Seal;

/// <summary>Lays datagrams end to end as a worker's send batch does, and starts over when a round of them begins: what is sealed is there to be looked at.</summary>
internal sealed unsafe class SealSink(int datagrams) : IPacketSink, IDisposable
{
    private readonly byte* _block = (byte*)NativeMemory.AlignedAlloc((nuint)datagrams * PacketBuffer.Capacity, 64);
    private readonly int[] _ends = new int[datagrams];
    private int _count;

    public void Dispose() => NativeMemory.AlignedFree(_block);

    public Span<byte> Reserve(int capacity) => new(_block + EndOf(_count - 1), capacity);

    public void Commit(in TransportAddress to, int length)
    {
        _ends[_count] = EndOf(_count - 1) + length;
        _count++;
    }

    /// <summary>The datagrams of the next round take the place of those of the last.</summary>
    public void Restart() => _count = 0;

    /// <summary>The datagram committed as this one of the round.</summary>
    public Span<byte> At(int datagram) => new(_block + EndOf(datagram - 1), _ends[datagram] - EndOf(datagram - 1));

    private int EndOf(int datagram) => datagram < 0 ? 0 : _ends[datagram];
}
