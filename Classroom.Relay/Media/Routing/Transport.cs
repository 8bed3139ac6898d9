using System.Diagnostics.CodeAnalysis;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Routing;

/// <summary>One peer's RTP session: what it sends (producers) and what it is sent (consumers), protected by SRTP. How the peer is reached is the derived type's matter.</summary>
public abstract class Transport
{
    private readonly List<Producer> _producers = [];
    private readonly List<Consumer> _consumers = [];
    private TransportStatistics _counters;

    protected Transport(Router router, string id, ITransportObserver? observer)
    {
        Router = router;
        Id = id;
        Observer = observer;
        router.Add(this);
    }

    /// <summary>The application's name for it.</summary>
    public string Id { get; }

    public Router Router { get; }

    public TransportState State { get; private protected set; }

    public TransportCloseReason CloseReason { get; private set; }

    public IReadOnlyList<Producer> Producers => _producers;

    public IReadOnlyList<Consumer> Consumers => _consumers;

    internal MonotonicTime NextDeadline { get; private protected set; } = MonotonicTime.Never;

    private protected ITransportObserver? Observer { get; }

    /// <summary>Takes in a track the peer sends.</summary>
    /// <param name="problem">Why not: a codec the router does not forward, a MID or SSRC already in use.</param>
    public bool TryProduce(
        string id,
        MediaKind kind,
        RtpParameters parameters,
        IProducerObserver? observer,
        [NotNullWhen(true)] out Producer? producer,
        [NotNullWhen(false)] out string? problem)
    {
        producer = null;
        if (!Ortc.TryMapProducer(kind, parameters, Router.Capabilities, out var mapping, out problem))
        {
            return false;
        }

        producer = new Producer(Router, this, id, kind, parameters, mapping, observer);
        _producers.Add(producer);
        return true;
    }

    /// <summary>Sends a producer's track to the peer; paused at first, so that no keyframe is wasted on a peer that cannot take it yet.</summary>
    /// <param name="remote">What the peer can receive.</param>
    /// <returns>Null when the peer cannot decode the track.</returns>
    public Consumer? Consume(string id, Producer producer, RtpCapabilities remote, IConsumerObserver? observer)
    {
        var parameters = Ortc.GetConsumer(producer.Consumable, remote, "0", Router.NextSsrc(), Router.NextSsrc());
        if (parameters is null)
        {
            return null;
        }

        var consumer = new Consumer(this, id, producer, parameters, observer);
        _consumers.Add(consumer);
        return consumer;
    }

    /// <summary>Ends everything on it, tells the peer if it can be told. Idempotent: the first reason stands.</summary>
    public void Close(TransportCloseReason reason, MonotonicTime now)
    {
        CloseReason = reason;
        State = TransportState.Closed;
    }

    /// <summary>Counters since the transport was made.</summary>
    public virtual TransportStatistics GetStatistics() => _counters;

    /// <summary>Takes a datagram whose first byte is 0..3 (RFC 7983 §7).</summary>
    internal abstract void ReceiveStun(ReadOnlySpan<byte> datagram, in TransportAddress from, MonotonicTime now);

    /// <summary>Takes a datagram whose first byte is 20..63, from an address that ICE has validated.</summary>
    internal abstract void ReceiveDtls(ReadOnlySpan<byte> datagram, MonotonicTime now);

    /// <summary>Takes over an SRTP or SRTCP packet.</summary>
    internal void ReceiveMedia(PacketBuffer packet, MonotonicTime now)
    {
        _counters.PacketsReceived++;
        Router.Pool.Return(packet);
    }

    internal virtual void Tick(MonotonicTime now)
    {
    }
}
