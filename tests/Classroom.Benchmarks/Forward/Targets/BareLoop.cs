using System.Runtime.InteropServices;
using Classroom.Benchmarks.Measuring;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Udp;
using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Forward.Targets;

/// <summary>A thread that waits, takes what came by recvmmsg and sends it to each receiver by sendmmsg, 64 messages at a time, without UDP_SEGMENT.</summary>
internal sealed unsafe class BareLoop : IDisposable
{
    private const int Messages = 64;
    private const int PacketBytes = 2048;
    private const long WaitMicroseconds = 100_000;

    private readonly UdpSocket _socket = UdpSocket.Open(0);
    private readonly MultiMessageHeader* _received = (MultiMessageHeader*)NativeMemory.AllocZeroed(Messages, (nuint)sizeof(MultiMessageHeader));
    private readonly MultiMessageHeader* _sent = (MultiMessageHeader*)NativeMemory.AllocZeroed(Messages, (nuint)sizeof(MultiMessageHeader));
    private readonly IoVector* _in = (IoVector*)NativeMemory.AllocZeroed(Messages, (nuint)sizeof(IoVector));
    private readonly IoVector* _out = (IoVector*)NativeMemory.AllocZeroed(Messages, (nuint)sizeof(IoVector));
    private readonly TransportAddress* _addresses = (TransportAddress*)NativeMemory.AllocZeroed(Messages, (nuint)sizeof(TransportAddress));
    private readonly byte* _bytes = (byte*)NativeMemory.Alloc(Messages * PacketBytes);
    private readonly Thread _thread;
    private volatile TransportAddress[] _receivers = [];
    private volatile int _threadId;
    private volatile bool _isStopping;

    public BareLoop(Cores cores)
    {
        for (var i = 0; i < Messages; i++)
        {
            _in[i] = new IoVector { Base = _bytes + i * PacketBytes, Length = PacketBytes };
            _received[i].Header = new MessageHeader { Vectors = _in + i, VectorCount = 1 };
            _sent[i].Header = new MessageHeader { Vectors = _out + i, VectorCount = 1, Name = _addresses + i };
        }

        _thread = new Thread(() => Main(cores)) { Name = "bare", IsBackground = true };
        _thread.Start();
    }

    public int Port => _socket.Port;

    /// <summary>Of its thread.</summary>
    public TimeSpan CpuTime => CurrentThread.CpuTimeOf(_threadId);

    /// <summary>Sends to this address too; called by one thread at a time.</summary>
    public void Add(TransportAddress receiver) => _receivers = [.. _receivers, receiver];

    public void Dispose()
    {
        _isStopping = true;
        _thread.Join();
        _socket.Dispose();
        NativeMemory.Free(_received);
        NativeMemory.Free(_sent);
        NativeMemory.Free(_in);
        NativeMemory.Free(_out);
        NativeMemory.Free(_addresses);
        NativeMemory.Free(_bytes);
    }

    private void Main(Cores cores)
    {
        _threadId = LibC.GetThreadId();
        cores.EnterRelay();
        while (!_isStopping)
        {
            var descriptor = new PollDescriptor { Descriptor = _socket.Descriptor.Value, Wanted = LibC.PollIn };
            var timeout = TimeSpec.FromMicroseconds(WaitMicroseconds);
            LibC.Poll(&descriptor, 1, &timeout, null);
            Forward(LibC.ReceiveMessages(_socket.Descriptor, _received, Messages, LibC.MsgDontWait, null));
        }
    }

    private void Forward(int count)
    {
        var waiting = 0;
        foreach (ref readonly var receiver in _receivers.AsSpan())
        {
            for (var i = 0; i < count; i++)
            {
                _addresses[waiting] = receiver;
                _sent[waiting].Header.NameLength = (uint)receiver.Length;
                _out[waiting] = new IoVector { Base = _in[i].Base, Length = _received[i].Length };
                if (++waiting == Messages)
                {
                    Send(waiting);
                    waiting = 0;
                }
            }
        }

        Send(waiting);
    }

    private void Send(int count)
    {
        for (var next = 0; next < count;)
        {
            var sent = LibC.SendMessages(_socket.Descriptor, _sent + next, (uint)(count - next), 0);
            next += Math.Max(1, sent);
        }
    }
}
