using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>One machine on the wire: a router, its pool, and the socket that is its sink.</summary>
internal sealed class WireHost : IPacketSink, IDisposable
{
    private readonly LossyWire _wire;
    private readonly byte[] _datagram = new byte[PacketBuffer.Capacity];

    public WireHost(LossyWire wire, in TransportAddress address, int seed)
    {
        _wire = wire;
        Address = address;
        Sink = new DeafSink(this);
        var epoch = NtpTime.From(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        Router = new Router(new RouterOptions { Seed = seed, NtpAtZero = epoch }, Pool, Sink);
    }

    public TransportAddress Address { get; set; }

    public PacketPool Pool { get; } = new();

    public Router Router { get; }

    /// <summary>What the router writes into.</summary>
    public DeafSink Sink { get; }

    public long Sent { get; private set; }

    public Span<byte> Reserve(int capacity) => _datagram.AsSpan(0, capacity);

    public void Commit(in TransportAddress to, int length)
    {
        Sent++;
        _wire.Send(this, to, _datagram.AsSpan(0, length));
    }

    public void Dispose()
    {
        Router.Dispose();
        Pool.Dispose();
    }
}
