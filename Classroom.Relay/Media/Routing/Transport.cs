using System.Diagnostics.CodeAnalysis;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Rtcp;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// One peer's RTP session: what it sends (producers) and what it is sent (consumers), protected by SRTP. How the peer is reached and where
/// the keys come from is the derived type's matter. Between two calls: a packet is counted in exactly one place, and nothing but counters
/// has been changed by a packet that is not authentic.
/// </summary>
public abstract class Transport
{
    /// <summary>How often layers are looked at for having stopped.</summary>
    private static readonly TimeSpan LayerInterval = TimeSpan.FromMilliseconds(250);

    private readonly RtpDemultiplexer _demultiplexer = new();
    private readonly List<Consumer> _consumers = [];
    private readonly Dictionary<uint, Consumer> _consumersBySsrc = [];
    private readonly RtcpOutbox _outbox;
    private readonly MediaInbox _media;
    private readonly PublisherFeedback _feedback;
    private SrtpSender? _sender;
    private IPacketSink _rtpSink;
    private TransportAddress _destination;
    private TransportStatistics _counters;
    private ushort _transportSequence;
    private int _nextMid;
    private MonotonicTime _nextLayerCheck;

    protected Transport(Router router, string id, string owner, ITransportObserver? observer)
    {
        Router = router;
        Id = id;
        Owner = owner;
        Observer = observer;
        Clock = new RelayClock(router.Options.NtpAtZero);
        _rtpSink = router.Sink;
        _outbox = new RtcpOutbox(this);
        _feedback = new PublisherFeedback(this, _outbox);
        _media = new MediaInbox(this, _demultiplexer, _feedback);
        router.Add(this);
    }

    /// <summary>The application's name for it.</summary>
    public string Id { get; }

    /// <summary>Whom the application made it for; empty for nobody in particular.</summary>
    public string Owner { get; }

    public Router Router { get; }

    public TransportState State { get; private set; }

    public TransportCloseReason CloseReason { get; private set; }

    public IReadOnlyList<Producer> Producers => _demultiplexer.Producers;

    public IReadOnlyList<Consumer> Consumers => _consumers;

    /// <summary>To the peer and back; null until measured.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    internal ref TransportStatistics Counters => ref _counters;

    internal List<Producer> ProducerList => _demultiplexer.Producers;

    internal RelayClock Clock { get; }

    internal MonotonicTime NextDeadline { get; private set; } = MonotonicTime.Never;

    /// <summary>Whether packets to the peer can leave now.</summary>
    internal bool CanSend { get; private set; }

    private protected ITransportObserver? Observer { get; }

    /// <summary>When something authentic last came from the peer.</summary>
    internal MonotonicTime LastHeard { get; set; }

    private protected bool HasKeys => _sender is not null;

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
        if (State == TransportState.Closed)
        {
            problem = "the transport is closed";
            return false;
        }

        if (!Ortc.TryMapProducer(kind, parameters, Router.Capabilities, out var mapping, out problem))
        {
            return false;
        }

        var made = new Producer(Router, this, id, kind, parameters, mapping, observer);
        problem = _demultiplexer.FindProblem(made);
        if (problem is not null)
        {
            return false;
        }

        _demultiplexer.Add(made);
        producer = made;
        return true;
    }

    /// <summary>Sends a producer's track to the peer; paused at first, so that no keyframe is wasted on a peer that cannot take it yet.</summary>
    /// <param name="remote">What the peer can receive.</param>
    /// <returns>Null when the peer cannot decode the track, or either end is closed.</returns>
    public Consumer? Consume(string id, Producer producer, RtpCapabilities remote, IConsumerObserver? observer)
    {
        var mid = _nextMid.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var parameters = Ortc.GetConsumer(producer.Consumable, remote, mid, Router.NextSsrc(), Router.NextSsrc());
        var consumer = parameters is null ? null : Consume(id, producer, parameters, observer);
        _nextMid += consumer is null ? 0 : 1;
        return consumer;
    }

    /// <summary>The same for a peer that has chosen payload types and identifiers itself, by an offer.</summary>
    /// <param name="parameters">The producer's codec first, then perhaps its RTX; one encoding, with an SSRC (and an RTX SSRC) of its own.</param>
    /// <returns>Null when either end is closed.</returns>
    public Consumer? Consume(string id, Producer producer, RtpParameters parameters, IConsumerObserver? observer)
    {
        if (State == TransportState.Closed || producer.IsClosed)
        {
            return null;
        }

        var consumer = new Consumer(this, id, producer, parameters, observer);
        _consumers.Add(consumer);
        _consumersBySsrc.Add(consumer.Ssrc.Value, consumer);
        return consumer;
    }

    /// <summary>Ends everything on it, tells the peer if it can be told. Idempotent: the first reason stands.</summary>
    public void Close(TransportCloseReason reason, MonotonicTime now)
    {
        if (State == TransportState.Closed)
        {
            return;
        }

        while (_consumers.Count > 0)
        {
            _consumers[^1].Close(now);
        }

        while (ProducerList.Count > 0)
        {
            ProducerList[^1].Close(now);
        }

        _outbox.Flush();
        CloseReason = reason;
        State = TransportState.Closed;
        CanSend = false;
        NextDeadline = MonotonicTime.Never;
        Shut();
        _sender?.Dispose();
        _sender = null;
        _media.Dispose();
        Router.Remove(this);
        Observer?.OnStateChanged(this);
    }

    /// <summary>Counters since the transport was made.</summary>
    public TransportStatistics GetStatistics()
    {
        var statistics = _counters;
        statistics.FeedbackSent = _feedback.Sent;
        statistics.FeedbackReceived = _media.Reports.FeedbackReceived;
        statistics.RoundTrip = RoundTrip ?? TimeSpan.Zero;
        return statistics;
    }

    /// <summary>Takes a datagram whose first byte is 0..3 (RFC 7983 §7).</summary>
    internal abstract void ReceiveStun(ReadOnlySpan<byte> datagram, in TransportAddress from, MonotonicTime now);

    /// <summary>Takes a datagram whose first byte is 20..63, from an address that ICE has validated.</summary>
    internal abstract void ReceiveDtls(ReadOnlySpan<byte> datagram, MonotonicTime now);

    /// <summary>Takes over an SRTP or SRTCP packet.</summary>
    internal void ReceiveMedia(PacketBuffer packet, MonotonicTime now)
    {
        if (!_media.Receive(packet, now))
        {
            Router.Pool.Return(packet);
        }
    }

    /// <summary>Does what is due.</summary>
    internal void Tick(MonotonicTime now)
    {
        TickPath(now);
        if (State == TransportState.Closed)
        {
            return;
        }

        if (now >= _nextLayerCheck)
        {
            _nextLayerCheck = now + LayerInterval;
            for (var i = 0; i < ProducerList.Count; i++)
            {
                ProducerList[i].Tick(now);
            }
        }

        if (CanSend)
        {
            _feedback.Write(now);
            foreach (var consumer in _consumers)
            {
                consumer.Reports.Write(_outbox, now);
            }

            _outbox.Flush();
        }

        UpdateDeadline();
    }

    /// <summary>Something is due by then.</summary>
    internal void Schedule(MonotonicTime deadline)
    {
        NextDeadline = MonotonicTime.Min(NextDeadline, deadline);
        Router.Schedule(deadline);
    }

    internal ProducerStream? FindStream(Ssrc source) => _demultiplexer.Find(source);

    internal Consumer? FindConsumer(Ssrc source) => _consumersBySsrc.GetValueOrDefault(source.Value);

    internal void OnRoundTrip(TimeSpan? measured) => RoundTrip = measured ?? RoundTrip;

    internal void OnGoodbye(Ssrc source, MonotonicTime now)
    {
        if (FindStream(source) is { } stream)
        {
            stream.Stop();
            stream.Producer.Tick(now);
        }
    }

    /// <summary>The number for the next packet on this transport, whatever its stream (R28).</summary>
    internal SequenceNumber NextTransportSequence() => new(_transportSequence++);

    /// <summary>Room for a datagram of this many bytes before protection.</summary>
    internal Span<byte> Reserve(int capacity) => _rtpSink.Reserve(capacity + _sender!.RtpOverhead);

    /// <summary>Protects a payload that lies elsewhere behind the header in <paramref name="datagram"/>, and sends it.</summary>
    /// <returns>Bytes on the wire.</returns>
    internal int SealAndSend(ReadOnlySpan<byte> payload, Span<byte> datagram, int headerLength, ulong sequence) =>
        Send(_sender!.SealRtp(payload, datagram, headerLength, sequence));

    /// <summary>Protects a packet that lies wholly in <paramref name="datagram"/>, and sends it.</summary>
    internal void SealAndSend(Span<byte> datagram, int headerLength, int length, ulong sequence) =>
        Send(_sender!.SealRtp(datagram, headerLength, length, sequence));

    internal void SealAndSendRtcp(ReadOnlySpan<byte> compound)
    {
        if (!CanSend)
        {
            return;
        }

        var datagram = Router.Sink.Reserve(compound.Length + _sender!.RtcpOverhead);
        compound.CopyTo(datagram);
        var length = _sender.SealRtcp(datagram, compound.Length);
        Router.Sink.Commit(_destination, length);
        _counters.PacketsSent++;
        _counters.BytesSent += length;
    }

    internal void Remove(Producer producer)
    {
        _demultiplexer.Remove(producer);
        foreach (var stream in producer.Streams)
        {
            Forget(stream.Source);
            Forget(stream.RtxSource);
        }
    }

    /// <summary>The source has ended: SRTP keeps room for others (R36).</summary>
    internal void Forget(Ssrc? source)
    {
        if (source is { } former)
        {
            _media.Forget(former);
        }
    }

    internal void Remove(Consumer consumer, MonotonicTime now)
    {
        _consumers.Remove(consumer);
        _consumersBySsrc.Remove(consumer.Ssrc.Value);
        if (CanSend)
        {
            _outbox.Advance(Goodbye.Write(_outbox.Reserve(8), [consumer.Ssrc]));
            Schedule(now);
        }
    }

    /// <summary>The derived type's own timers. May close the transport.</summary>
    private protected abstract void TickPath(MonotonicTime now);

    /// <summary>When <see cref="TickPath"/> is due.</summary>
    private protected abstract MonotonicTime PathDeadline { get; }

    /// <summary>Lets go of path and handshake; the last call.</summary>
    private protected abstract void Shut();

    /// <summary>The handshake gave keys.</summary>
    private protected void UseKeys(SrtpKeyingMaterial keys)
    {
        var tags = TagBatch.Serves(keys.Profile) ? Router.Tags : null;
        _sender = new SrtpSender(keys, tags);
        _rtpSink = (IPacketSink?)tags ?? Router.Sink;
        _media.UseKeys(keys);
    }

    /// <summary>Media goes there from now on.</summary>
    private protected void UseDestination(in TransportAddress destination) => _destination = destination;

    private protected void SetState(TransportState state, MonotonicTime now)
    {
        if (State == state || State == TransportState.Closed)
        {
            return;
        }

        State = state;
        CanSend = _sender is not null && state is TransportState.Connected or TransportState.Disconnected;
        if (state == TransportState.Connected)
        {
            // Keyframes asked for before could not be delivered (R20).
            for (var i = 0; i < _consumers.Count; i++)
            {
                _consumers[i].Retarget(now);
            }
        }

        Schedule(now);
        Observer?.OnStateChanged(this);
    }

    private protected void UpdateDeadline()
    {
        var deadline = PathDeadline;
        if (ProducerList.Count > 0)
        {
            deadline = MonotonicTime.Min(deadline, _nextLayerCheck);
        }

        if (CanSend)
        {
            deadline = MonotonicTime.Min(deadline, _feedback.NextDeadline);
            foreach (var consumer in _consumers)
            {
                deadline = MonotonicTime.Min(deadline, consumer.Reports.NextDeadline);
            }
        }

        NextDeadline = deadline;
        Router.Schedule(deadline);
    }

    private int Send(int length)
    {
        _rtpSink.Commit(_destination, length);
        _counters.PacketsSent++;
        _counters.BytesSent += length;
        Router.Counters.PacketsForwarded++;
        Router.Counters.BytesForwarded += length;
        return length;
    }
}
