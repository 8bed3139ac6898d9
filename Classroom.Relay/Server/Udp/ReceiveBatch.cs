using System.Runtime.InteropServices;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Udp.Native;

namespace Classroom.Relay.Udp;

/// <summary>
/// Up to <see cref="Capacity"/> datagrams per system call, received straight into pooled buffers: no copy, no allocation. Every slot holds a
/// rented buffer between two calls. Used by one thread. UDP_GRO is not asked for: received packets are a receiver-count's fraction of
/// sent ones, and coalesced ones would have to be copied apart again to live in the producers' histories.
/// </summary>
internal sealed unsafe class ReceiveBatch : IDisposable
{
    public const int Capacity = 64;

    private const int AddressStride = 32;

    private readonly UdpSocket _socket;
    private readonly PacketPool _pool;
    private readonly PacketBuffer[] _buffers = new PacketBuffer[Capacity];
    private readonly MultiMessageHeader* _messages;
    private readonly IoVector* _vectors;
    private readonly byte* _addresses;

    public ReceiveBatch(UdpSocket socket, PacketPool pool)
    {
        _socket = socket;
        _pool = pool;
        _messages = (MultiMessageHeader*)NativeMemory.AllocZeroed(Capacity, (nuint)sizeof(MultiMessageHeader));
        _vectors = (IoVector*)NativeMemory.AllocZeroed(Capacity, (nuint)sizeof(IoVector));
        _addresses = (byte*)NativeMemory.AllocZeroed(Capacity, AddressStride);
        for (var i = 0; i < Capacity; i++)
        {
            _vectors[i].Length = PacketBuffer.Capacity;
            ref var header = ref _messages[i].Header;
            header.Name = _addresses + i * AddressStride;
            header.NameLength = TransportAddress.MaxLength;
            header.Vectors = _vectors + i;
            header.VectorCount = 1;
            Fill(i);
        }
    }

    /// <summary>Datagrams received, bytes of them, and datagrams dropped here because they were longer than a buffer.</summary>
    public ReceiveStatistics Statistics { get; } = new();

    /// <summary>Takes what is waiting, without blocking. Every packet must then be taken with <see cref="TryTake"/>.</summary>
    /// <returns>0 to <see cref="Capacity"/>; less than capacity means the socket is drained.</returns>
    public int Receive()
    {
        var count = LibC.ReceiveMessages(_socket.Descriptor, _messages, Capacity, LibC.MsgDontWait, null);
        if (count > 0)
        {
            return count;
        }

        // Nothing waiting is the usual reason. A pending error of the socket is cleared by being reported; the next call goes on.
        if (Marshal.GetLastPInvokeError() is not (Errno.TryAgain or Errno.Interrupted))
        {
            Statistics.Errors++;
        }

        return 0;
    }

    /// <summary>Hands packet <paramref name="index"/> of the last batch over; its slot gets a fresh buffer. False when it was too long.</summary>
    public bool TryTake(int index, out PacketBuffer packet, out TransportAddress from)
    {
        ref var message = ref _messages[index];
        packet = _buffers[index];
        var hasSender = TryReadSender(index, (int)message.Header.NameLength, out from);
        message.Header.NameLength = TransportAddress.MaxLength;
        if (!hasSender || (message.Header.Flags & LibC.MsgTrunc) != 0)
        {
            Statistics.Dropped++;
            return false;
        }

        packet.Length = (int)message.Length;
        Statistics.Packets++;
        Statistics.Bytes += message.Length;
        Fill(index);
        return true;
    }

    /// <summary>Returns the slots' buffers to the pool, which must still live.</summary>
    public void Dispose()
    {
        foreach (var buffer in _buffers)
        {
            _pool.Return(buffer);
        }

        NativeMemory.Free(_messages);
        NativeMemory.Free(_vectors);
        NativeMemory.Free(_addresses);
    }

    private void Fill(int index)
    {
        var buffer = _pool.Rent();
        _buffers[index] = buffer;
        _vectors[index].Base = buffer.Data;
    }

    /// <summary>
    /// The sender's address; ::ffff:a.b.c.d becomes the sockaddr_in of a.b.c.d, so that one IPv4 peer has one address whatever kind of
    /// socket it came through.
    /// </summary>
    private bool TryReadSender(int index, int length, out TransportAddress from)
    {
        var raw = _addresses + index * AddressStride;
        var isMapped = *(ushort*)raw == LibC.AfInet6 && *(ulong*)(raw + 8) == 0 && *(uint*)(raw + 16) == 0xFFFF_0000;
        if (isMapped)
        {
            *(ushort*)raw = LibC.AfInet;
            *(uint*)(raw + 4) = *(uint*)(raw + 20);
        }

        return TransportAddress.TryRead(new ReadOnlySpan<byte>(raw, length), out from);
    }
}
