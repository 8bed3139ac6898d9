using System.Runtime.InteropServices;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Udp;
using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>
/// Receives for all peers of a thread: coalesced by the kernel (UDP_GRO), so that the load costs a fraction of the server, and stamped by it,
/// so that latency ends when a packet arrives and not when the load looks.
/// </summary>
internal sealed unsafe class LoadBatch : IDisposable
{
    private const int Messages = 16;
    private const int MessageBytes = 65536;
    private const int AddressStride = 32;

    private readonly MultiMessageHeader* _messages = (MultiMessageHeader*)NativeMemory.AllocZeroed(Messages, (nuint)sizeof(MultiMessageHeader));
    private readonly IoVector* _vectors = (IoVector*)NativeMemory.AllocZeroed(Messages, (nuint)sizeof(IoVector));
    private readonly byte* _addresses = (byte*)NativeMemory.AllocZeroed(Messages, AddressStride);
    private readonly byte* _controls = (byte*)NativeMemory.AllocZeroed(Messages, KernelStamp.ControlLength);
    private readonly byte* _bytes = (byte*)NativeMemory.Alloc(Messages * MessageBytes);

    public LoadBatch()
    {
        for (var i = 0; i < Messages; i++)
        {
            _vectors[i] = new IoVector { Base = _bytes + i * MessageBytes, Length = MessageBytes };
            _messages[i].Header = new MessageHeader
            {
                Name = _addresses + i * AddressStride,
                Vectors = _vectors + i,
                VectorCount = 1,
                Control = _controls + i * KernelStamp.ControlLength,
            };
        }
    }

    /// <summary>Gives a peer everything its socket holds.</summary>
    public void Receive(UdpSocket socket, LoadPeer peer, MonotonicTime now)
    {
        int count;
        do
        {
            for (var i = 0; i < Messages; i++)
            {
                _messages[i].Header.NameLength = TransportAddress.MaxLength;
                _messages[i].Header.ControlLength = KernelStamp.ControlLength;
            }

            count = LibC.ReceiveMessages(socket.Descriptor, _messages, Messages, LibC.MsgDontWait, null);
            for (var i = 0; i < count; i++)
            {
                Deliver(i, peer, now);
            }
        }
        while (count == Messages);
    }

    public void Dispose()
    {
        NativeMemory.Free(_messages);
        NativeMemory.Free(_vectors);
        NativeMemory.Free(_addresses);
        NativeMemory.Free(_controls);
        NativeMemory.Free(_bytes);
    }

    private void Deliver(int index, LoadPeer peer, MonotonicTime now)
    {
        var total = (int)_messages[index].Length;
        var (arrival, segment) = (0L, total);
        KernelStamp.Read(in _messages[index].Header, ref arrival, ref segment);
        for (var at = 0; at < total; at += segment)
        {
            peer.Take(new Span<byte>(_bytes + index * MessageBytes + at, Math.Min(segment, total - at)), arrival, now);
        }
    }
}
