using System.Runtime.InteropServices;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Udp.Native;

namespace Classroom.Relay.Udp;

/// <summary>
/// Collects outgoing datagrams and hands them to the kernel 64 messages at a time. Datagrams lie end to end in one block of memory, so a
/// run of equal ones to one receiver (the last may be shorter) is a single message with one vector that the kernel cuts up (UDP_SEGMENT):
/// a third of the cost per packet. Where the kernel refuses, the run goes out as plain datagrams. Never throws for what the network or the
/// kernel does: it counts. Used by one thread.
/// </summary>
internal sealed unsafe class SendBatch : IPacketSink, IDisposable
{
    private const int MaxMessages = 64;

    // UDP_MAX_SEGMENTS of kernels before 6.9 (linux/udp.h), and what one IP packet can hold with room for headers.
    private const int MaxSegments = 64;
    private const int MaxRunBytes = 64_000;

    // Two hundred full packets; stays in the second level cache between sealing and sending.
    private const int BlockBytes = 256 << 10;

    // A full socket buffer empties in microseconds on a working link; longer than this the worker's other receivers matter more.
    private const long FullWaitMicroseconds = 1000;

    private readonly UdpSocket _socket;
    private readonly byte* _block;
    private readonly MultiMessageHeader* _messages;
    private readonly MultiMessageHeader* _plain;
    private readonly IoVector* _vectors;
    private readonly IoVector* _plainVectors;
    private readonly SegmentControl* _controls;
    private readonly TransportAddress* _addresses;
    private readonly int[] _segments = new int[MaxMessages];
    private bool _mayCutRuns;
    private bool _runIsOpen;
    private int _count;
    private int _used;

    /// <param name="allowSegmentation">False keeps to plain datagrams even where the kernel could cut runs.</param>
    public SendBatch(UdpSocket socket, bool allowSegmentation)
    {
        _socket = socket;
        _mayCutRuns = allowSegmentation && socket.SupportsSegmentation;
        _block = (byte*)NativeMemory.AlignedAlloc(BlockBytes, 64);
        _messages = Allocate<MultiMessageHeader>();
        _plain = Allocate<MultiMessageHeader>();
        _vectors = Allocate<IoVector>();
        _plainVectors = Allocate<IoVector>();
        _controls = Allocate<SegmentControl>();
        _addresses = Allocate<TransportAddress>();
        for (var i = 0; i < MaxMessages; i++)
        {
            _controls[i] = SegmentControl.Empty;
            _messages[i].Header.Vectors = _vectors + i;
            _messages[i].Header.VectorCount = 1;
            _plain[i].Header.Vectors = _plainVectors + i;
            _plain[i].Header.VectorCount = 1;
        }
    }

    public SendStatistics Statistics { get; } = new();

    public Span<byte> Reserve(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)capacity, (uint)PacketBuffer.Capacity, nameof(capacity));
        if (_used + capacity > BlockBytes)
        {
            Flush();
        }

        return new Span<byte>(_block + _used, capacity);
    }

    public void Commit(in TransportAddress to, int length)
    {
        if (!_runIsOpen || !TryExtend(in to, length))
        {
            Begin(in to, length);
        }

        _used += length;
    }

    /// <summary>Sends everything collected. Waits at most a millisecond for a full socket, then drops the rest.</summary>
    public void Flush()
    {
        if (_count > 0)
        {
            Send(_messages, _count);
        }

        _count = 0;
        _used = 0;
        _runIsOpen = false;
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_block);
        NativeMemory.Free(_messages);
        NativeMemory.Free(_plain);
        NativeMemory.Free(_vectors);
        NativeMemory.Free(_plainVectors);
        NativeMemory.Free(_controls);
        NativeMemory.Free(_addresses);
    }

    private static T* Allocate<T>()
        where T : unmanaged => (T*)NativeMemory.AllocZeroed(MaxMessages, (nuint)sizeof(T));

    /// <summary>Adds a datagram to the open run; false when it does not fit there. A shorter one fits and closes the run.</summary>
    private bool TryExtend(in TransportAddress to, int length)
    {
        var last = _count - 1;
        ref var vector = ref _vectors[last];
        int size = _controls[last].SegmentSize;
        if (length > size || length == 0 || _segments[last] == MaxSegments || (int)vector.Length + length > MaxRunBytes || _addresses[last] != to)
        {
            return false;
        }

        vector.Length += (nuint)length;
        _segments[last]++;
        _messages[last].Header.Control = _controls + last;
        _messages[last].Header.ControlLength = (nuint)sizeof(SegmentControl);
        _runIsOpen = length == size;
        return true;
    }

    private void Begin(in TransportAddress to, int length)
    {
        if (_count == MaxMessages)
        {
            FlushBefore(length);
        }

        var index = _count++;
        _addresses[index] = to;
        _segments[index] = 1;
        _controls[index].SegmentSize = (ushort)length;
        _vectors[index].Base = _block + _used;
        _vectors[index].Length = (nuint)length;
        ref var header = ref _messages[index].Header;
        header.Name = _addresses + index;
        header.NameLength = (uint)to.Length;
        header.Control = null;
        header.ControlLength = 0;
        _runIsOpen = _mayCutRuns;
    }

    /// <summary>Sends what is collected although a written datagram of <paramref name="length"/> bytes still waits behind it, and keeps that one.</summary>
    private void FlushBefore(int length)
    {
        var waiting = new ReadOnlySpan<byte>(_block + _used, length);
        Flush();
        waiting.CopyTo(new Span<byte>(_block, length));
    }

    private void Send(MultiMessageHeader* messages, int count)
    {
        var mayWait = true;
        for (var next = 0; next < count;)
        {
            var sent = LibC.SendMessages(_socket.Descriptor, messages + next, (uint)(count - next), LibC.MsgDontWait);
            Statistics.Calls++;
            if (sent > 0)
            {
                for (var end = next + sent; next < end; next++)
                {
                    CountSent(messages + next);
                }

                continue;
            }

            // A failed call speaks of its first message only.
            switch (Marshal.GetLastPInvokeError())
            {
                case Errno.Interrupted:
                    break;
                case Errno.TryAgain when mayWait:
                    mayWait = false;
                    WaitUntilWritable();
                    break;
                case Errno.TryAgain:
                    for (; next < count; next++)
                    {
                        Statistics.DroppedFull += SegmentsOf(messages + next);
                    }
                    break;
                case var error when SegmentsOf(messages + next) > 1 && IsSegmentationRefusal(error):
                    SendPlain(next, error);
                    next++;
                    break;
                default:
                    Statistics.DroppedRefused += SegmentsOf(messages + next);
                    next++;
                    break;
            }
        }
    }

    /// <summary>
    /// One run datagram by datagram. EINVAL or EMSGSIZE is about this receiver's route (a smaller MTU); EIO is about the device (no checksum
    /// offload, an IPsec policy) and the others about the kernel, so runs are not tried again after them.
    /// </summary>
    private void SendPlain(int index, int error)
    {
        Statistics.SegmentationRefused++;
        _mayCutRuns &= error is Errno.InvalidArgument or Errno.MessageTooLong;
        int size = _controls[index].SegmentSize;
        var left = (int)_vectors[index].Length;
        for (var i = 0; i < _segments[index]; i++, left -= size)
        {
            _plainVectors[i].Base = _vectors[index].Base + i * size;
            _plainVectors[i].Length = (nuint)Math.Min(size, left);
            _plain[i].Header.Name = _messages[index].Header.Name;
            _plain[i].Header.NameLength = _messages[index].Header.NameLength;
        }

        Send(_plain, _segments[index]);
    }

    private static bool IsSegmentationRefusal(int error) => error is Errno.InvalidArgument or Errno.InputOutput or Errno.MessageTooLong
        or Errno.NoProtocolOption or Errno.OperationNotSupported;

    private void CountSent(MultiMessageHeader* message)
    {
        var segments = SegmentsOf(message);
        Statistics.Messages++;
        Statistics.Packets += segments;
        Statistics.Bytes += message->Length;
        if (segments > 1)
        {
            Statistics.SegmentedMessages++;
        }
    }

    private int SegmentsOf(MultiMessageHeader* message) => message->Header.Control == null ? 1 : _segments[(int)(message - _messages)];

    private void WaitUntilWritable()
    {
        var descriptor = new PollDescriptor { Descriptor = _socket.Descriptor.Value, Wanted = LibC.PollOut };
        var timeout = TimeSpec.FromMicroseconds(FullWaitMicroseconds);
        LibC.Poll(&descriptor, 1, &timeout, null);
    }
}
