using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Ice;

/// <summary>The client's side of ICE towards a lite or controlled peer: checks its candidates, nominates one, keeps consent (RFC 7675).</summary>
public sealed class IceControllingAgent(IceCredentials local, IPacketSink sink) : IIceAgent
{
    private readonly IPacketSink _sink = sink;

    public IceCredentials Local { get; } = local;

    public IceState State { get; private set; }

    public TransportAddress Selected { get; private set; }

    public MonotonicTime NextDeadline { get; private set; } = MonotonicTime.Never;

    public IceStatistics Statistics { get; private set; }

    /// <summary>Begins checks, the best candidate first. A second call is an ICE restart of the peer: checks begin anew with its new credentials.</summary>
    public void Start(IceCredentials remote, IReadOnlyList<IceCandidate> candidates, MonotonicTime now)
    {
    }

    public IceEvent Receive(ReadOnlySpan<byte> datagram, in TransportAddress from, MonotonicTime now) => IceEvent.Discarded;

    public IceEvent Tick(MonotonicTime now) => IceEvent.None;
}
