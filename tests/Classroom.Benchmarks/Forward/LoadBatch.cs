using System.Runtime.InteropServices;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp;
using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Forward;

/// <summary>
/// Receives for all load clients of a thread: coalesced by the kernel (UDP_GRO), so that the load client costs a fraction of the server, and
/// stamped by it, so that latency is not the load client's own.
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

    /// <summary>Gives a client's router everything its socket holds; each packet with the moment the kernel took it in.</summary>
    /// <param name="relay">Where all of it comes from.</param>
    public void Receive(UdpSocket socket, Router router, in TransportAddress relay, MonotonicTime now)
    {
        var offset = KernelStamp.OffsetMicroseconds();
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
                Deliver(i, router, in relay, offset, now);
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

    private void Deliver(int index, Router router, in TransportAddress relay, long offset, MonotonicTime now)
    {
        var total = (int)_messages[index].Length;
        var (arrival, segment) = (now, total);
        KernelStamp.Read(in _messages[index].Header, offset, ref arrival, ref segment);
        for (var at = 0; at < total; at += segment)
        {
            var packet = router.Pool.Rent();
            packet.Length = Math.Min(segment, total - at);
            new ReadOnlySpan<byte>(_bytes + index * MessageBytes + at, packet.Length).CopyTo(packet.Span);
            router.Receive(packet, in relay, arrival);
        }
    }
}
