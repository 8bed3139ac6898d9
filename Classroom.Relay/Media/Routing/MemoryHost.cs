using System.Net;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Fuzz.Targets;

/// <summary>A router with its pool, and a sink that keeps what is sent until it is fetched.</summary>
internal sealed class MediaHost : IPacketSink, IDisposable
{
    private readonly byte[] _datagram = new byte[PacketBuffer.Capacity];

    public MediaHost(byte number)
    {
        Address = TransportAddress.FromIPEndPoint(new IPEndPoint(new IPAddress([10, 0, 0, number]), 5000));
        Router = new Router(new RouterOptions { Seed = number }, Pool, this);
    }

    public TransportAddress Address { get; }

    public PacketPool Pool { get; } = new();

    public Router Router { get; }

    public Queue<byte[]> Sent { get; } = [];

    /// <summary>No longer than what a host's sink has room for.</summary>
    public Span<byte> Reserve(int capacity) => _datagram.AsSpan(0, capacity);

    public void Commit(in TransportAddress to, int length) => Sent.Enqueue(_datagram[..length]);

    public void Receive(ReadOnlySpan<byte> datagram, in TransportAddress from, MonotonicTime now)
    {
        var packet = Pool.Rent();
        packet.Length = datagram.Length;
        datagram.CopyTo(packet.Span);
        Router.Receive(packet, from, now);
    }

    public void Turn(MonotonicTime now)
    {
        Router.Flush(now);
        if (Router.NextDeadline <= now)
        {
            Router.Tick(now);
        }
    }

    public void Dispose()
    {
        Router.Dispose();
        Pool.Dispose();
    }
}
