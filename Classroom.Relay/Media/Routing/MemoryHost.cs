using System.Net;
using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Routing;

/// <summary>A router with its pool and no network: what it sends waits until somebody carries it. For rehearsals, tests and fuzzing.</summary>
public sealed class MemoryHost : IPacketSink, IDisposable
{
    private readonly byte[] _datagram = new byte[PacketBuffer.Capacity];

    /// <param name="number">Tells hosts apart: the last part of the address, and the seed of the router's dice.</param>
    public MemoryHost(byte number)
    {
        Address = TransportAddress.FromIPEndPoint(new IPEndPoint(new IPAddress([10, 0, 0, number]), 5000));
        Router = new Router(new RouterOptions { Seed = number }, Pool, this);
    }

    /// <summary>10.0.0.number, port 5000.</summary>
    public TransportAddress Address { get; }

    /// <summary>Where the router's packets come from.</summary>
    public PacketPool Pool { get; } = new();

    /// <summary>What runs here.</summary>
    public Router Router { get; }

    /// <summary>Datagrams that were sent and not yet carried, in order.</summary>
    public Queue<byte[]> Sent { get; } = [];

    /// <summary>No longer than what a host's sink has room for.</summary>
    public Span<byte> Reserve(int capacity) => _datagram.AsSpan(0, capacity);

    /// <inheritdoc/>
    public void Commit(in TransportAddress to, int length) => Sent.Enqueue(_datagram[..length]);

    /// <summary>Ends the router and frees its packets.</summary>
    public void Dispose()
    {
        Router.Dispose();
        Pool.Dispose();
    }
}
