using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Routing;

/// <summary>A track that comes in: from a transport's peer, or from the application (<see cref="Router.ProduceLocally"/>).</summary>
public sealed class Producer
{
    private readonly List<IRtpTap> _taps = [];

    internal Producer(
        Router router, Transport? transport, string id, MediaKind kind, RtpParameters parameters, ProducerMapping mapping, IProducerObserver? observer)
    {
        Router = router;
        Transport = transport;
        Id = id;
        Kind = kind;
        Parameters = parameters;
        Consumable = Ortc.GetConsumable(kind, parameters, router.Capabilities, mapping);
    }

    public string Id { get; }

    public MediaKind Kind { get; }

    /// <summary>As the publisher stated them.</summary>
    public RtpParameters Parameters { get; }

    /// <summary>In the router's terms: what consumers are made of.</summary>
    public RtpParameters Consumable { get; }

    public Router Router { get; }

    /// <summary>Null for a local producer.</summary>
    public Transport? Transport { get; }

    public bool IsClosed { get; private set; }

    /// <summary>Nothing is forwarded while true. The publisher is not told; it stops sending by itself.</summary>
    public bool IsPaused { get; set; }

    public void AddTap(IRtpTap tap) => _taps.Add(tap);

    public void RemoveTap(IRtpTap tap) => _taps.Remove(tap);

    /// <summary>A local producer's next packet: a whole RTP packet under one of its SSRCs and its payload type.</summary>
    /// <returns>False when it does not belong to this producer or was seen before.</returns>
    public bool Inject(ReadOnlySpan<byte> packet, MonotonicTime now) => false;

    /// <summary>Ends it and its consumers. Idempotent.</summary>
    public void Close(MonotonicTime now) => IsClosed = true;

    public ProducerStatistics GetStatistics(MonotonicTime now) => new(null, false, []);

    internal void Flush(MonotonicTime now)
    {
    }
}
