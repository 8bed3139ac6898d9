using System.Collections.Concurrent;
using System.Security.Cryptography;
using Classroom.Relay.Live;
using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Wire = Classroom.Shared.Contracts.Media;

namespace Classroom.Relay.Signaling;

/// <summary>
/// What one client has on the media plane: transports on one or more workers, sources it publishes, consumers it receives. It outlives the
/// client's hub connection when that is resumed. Objects of a worker are touched on that worker's thread only; this type keeps the way to them.
/// </summary>
/// <param name="owner">The client's room; empty for a person.</param>
internal sealed class MediaSession(MediaPlane plane, LessonBoard board, string owner)
    : ITransportObserver, IProducerObserver, IConsumerObserver
{
    /// <summary>A client needs one transport to send and one to receive per worker; twice that leaves room for replacing them.</summary>
    private const int MaxTransports = 32;

    /// <summary>Camera, microphone, screen and its sound, twice.</summary>
    private const int MaxSources = 8;

    /// <summary>A wall of 180 rooms with picture and sound, and then some.</summary>
    private const int MaxConsumers = 512;

    private readonly ConcurrentDictionary<string, (MediaWorker Worker, WebRtcTransport Transport)> _transports = new();
    private readonly ConcurrentDictionary<string, LiveSource> _sources = new();
    private readonly ConcurrentDictionary<string, (LiveSource Source, Consumer Consumer)> _consumers = new();
    private volatile bool _isClosed;

    /// <summary>Where the client is told that consumers ended; the present connection's.</summary>
    public ClientOutbox? Outbox { get; set; }

    /// <summary>Makes a transport on <paramref name="worker"/>.</summary>
    public async Task<Reply<TransportCreated>> CreateTransportAsync(MediaWorker worker)
    {
        if (_transports.Count >= MaxTransports)
        {
            return Replies.Refuse<TransportCreated>(ErrorCode.TooMany, $"A connection may hold {MaxTransports} transports.");
        }

        var transport = await worker.Run((router, _) =>
        {
            var made = WebRtcTransport.CreateServer(router, new WebRtcTransportOptions(NewId(), worker.CreateDtls) { Observer = this, Owner = owner });
            _transports[made.Id] = (worker, made);
            return made;
        });

        // Full fence between "known" and "is it closed", mirrored in CloseAsync: one of the two sides always sees the other.
        Interlocked.MemoryBarrier();
        if (_isClosed)
        {
            await CloseAsync();
        }

        return Replies.Ok(Describe(worker, transport, transport.LocalCredentials));
    }

    /// <summary>The peer's certificate is known: the handshake may be answered.</summary>
    public async Task<Reply<Done>> ConnectAsync(string transportId, IReadOnlyList<DtlsFingerprint> fingerprints)
    {
        if (!_transports.TryGetValue(transportId ?? "", out var found))
        {
            return NoTransport<Done>();
        }

        await found.Worker.Run((_, now) =>
        {
            found.Transport.Connect(DtlsRole.Server, fingerprints, now);
            return true;
        });
        return Replies.Done;
    }

    /// <summary>Gives a transport new ICE credentials.</summary>
    public async Task<Reply<TransportCreated>> RestartIceAsync(string transportId)
    {
        if (!_transports.TryGetValue(transportId ?? "", out var found))
        {
            return NoTransport<TransportCreated>();
        }

        var credentials = await found.Worker.Run((_, _) => found.Transport.State == TransportState.Closed ? null : found.Transport.RestartIce());
        return credentials is null ? NoTransport<TransportCreated>() : Replies.Ok(Describe(found.Worker, found.Transport, credentials));
    }

    /// <summary>Publishes a track of <paramref name="roomId"/>.</summary>
    public Task<Reply<Produced>> ProduceAsync(string transportId, string roomId, SourceKind source, RtpParameters parameters) =>
        ProduceAsync(transportId, source, parameters, (worker, producer) => new LiveSource(producer.Id, roomId, roomId, source, worker, producer));

    /// <summary>Publishes a track.</summary>
    /// <param name="describe">What it is; called on the worker's thread.</param>
    public async Task<Reply<Produced>> ProduceAsync(string transportId, SourceKind source, RtpParameters parameters, Func<MediaWorker, Producer, LiveSource> describe)
    {
        if (!_transports.TryGetValue(transportId ?? "", out var found))
        {
            return NoTransport<Produced>();
        }

        if (_sources.Count >= MaxSources)
        {
            return Replies.Refuse<Produced>(ErrorCode.TooMany, $"A connection may publish {MaxSources} tracks.");
        }

        if (_sources.Values.Any(live => live.Kind == source))
        {
            return Replies.Refuse<Produced>(ErrorCode.Conflict, "The caller publishes a track of this kind already.");
        }

        var kind = source is SourceKind.Camera or SourceKind.Screen ? MediaKind.Video : MediaKind.Audio;
        var (live, problem) = await found.Worker.Run<(LiveSource?, string?)>((_, _) =>
        {
            if (!found.Transport.TryProduce(NewId(), kind, parameters, this, out var producer, out var why))
            {
                return (null, why);
            }

            // Known before the worker does anything else, so that whatever ends the track finds it.
            var made = describe(found.Worker, producer);
            _sources[made.SourceId] = made;
            return (made, null);
        });
        if (live is null)
        {
            return Replies.Refuse<Produced>(ErrorCode.Invalid, problem ?? "The track's parameters cannot be served.");
        }

        board.SourceStarted(live);
        if (!_sources.ContainsKey(live.SourceId))
        {
            // It ended on the way, and perhaps said so before the board knew it.
            board.SourceEnded(live);
        }

        return Replies.Ok(new Produced(live.SourceId));
    }

    /// <summary>A source of this session, or null.</summary>
    public LiveSource? Find(string sourceId) => _sources.GetValueOrDefault(sourceId);

    /// <summary>Ends one source.</summary>
    public async Task<Reply<Done>> CloseSourceAsync(string sourceId)
    {
        if (!_sources.TryGetValue(sourceId ?? "", out var source))
        {
            return Replies.Refuse<Done>(ErrorCode.NotFound, "There is no such source of this connection.");
        }

        await CloseAsync(source);
        return Replies.Done;
    }

    /// <summary>Ends every source published.</summary>
    public Task CloseSourcesAsync() => Task.WhenAll(_sources.Values.Select(CloseAsync));

    /// <summary>Makes consumers of <paramref name="sources"/>, paused. Sources on other workers than the transport's, and such as ended, are left out.</summary>
    public async Task<Reply<Consumed>> ConsumeAsync(string transportId, IReadOnlyList<LiveSource> sources, RtpCapabilities capabilities, int? layer)
    {
        if (!_transports.TryGetValue(transportId ?? "", out var found))
        {
            return NoTransport<Consumed>();
        }

        if (_consumers.Count + sources.Count > MaxConsumers)
        {
            return Replies.Refuse<Consumed>(ErrorCode.TooMany, $"A connection may hold {MaxConsumers} consumers.");
        }

        var made = await found.Worker.Run((_, now) => sources
            .Where(source => source.Worker == found.Worker && !source.Producer.IsClosed)
            .Select(source => (source, Consumer: Consume(found.Transport, source, capabilities, layer, now)))
            .ToArray());
        if (made.Length > 0 && made.All(pair => pair.Consumer is null))
        {
            return Replies.Refuse<Consumed>(ErrorCode.NoCommonCodec, "The client can decode none of these tracks.");
        }

        return Replies.Ok(new Consumed(
        [
            .. made.Where(pair => pair.Consumer is not null).Select(pair => new ConsumerCreated(
                pair.Consumer!.Id, pair.source.SourceId, ContractMapping.ToWire(pair.Consumer.Kind), ContractMapping.ToWire(pair.Consumer.Parameters))),
        ]));
    }

    /// <summary>Does something to each named consumer on its worker's thread; unknown ones are passed over.</summary>
    public Task ForConsumersAsync(IEnumerable<string> consumerIds, Action<Consumer, Media.Primitives.MonotonicTime> act) => Task.WhenAll(consumerIds
        .Select(id => (Known: _consumers.TryGetValue(id ?? "", out var found), found))
        .Where(entry => entry.Known)
        .GroupBy(entry => entry.found.Source.Worker, entry => entry.found.Consumer)
        .Select(group => group.Key.Run((_, now) =>
        {
            foreach (var consumer in group)
            {
                act(consumer, now);
            }

            return true;
        })));

    /// <summary>Ends the consumers of some sources; the client is told.</summary>
    public Task CloseConsumersAsync(Func<LiveSource, bool> which) =>
        ForConsumersAsync(_consumers.Where(entry => which(entry.Value.Source)).Select(entry => entry.Key), (consumer, now) => consumer.Close(now));

    /// <summary>How the time of a consumer's stream and lesson time correspond; refused while that is unknown.</summary>
    public async Task<Reply<PictureTime>> PictureTimeAsync(string consumerId)
    {
        if (!_consumers.TryGetValue(consumerId ?? "", out var found) || LessonOf(found.Source) is not { } lesson)
        {
            return Replies.Refuse<PictureTime>(ErrorCode.NotFound, "There is no such consumer of a lesson's picture.");
        }

        var (known, timestamp, arrival) = await found.Source.Worker.Run((_, now) =>
            (found.Consumer.TryGetTime(now, out var rtp, out var at), rtp, at));
        return known
            ? Replies.Ok(new PictureTime(timestamp.Value, (lesson.Time - (MediaClock.Now - arrival)).TotalMilliseconds))
            : Replies.Refuse<PictureTime>(ErrorCode.NotFound, "The time of this picture is not known yet.");
    }

    /// <summary>True when the consumer exists.</summary>
    public bool Has(string consumerId) => _consumers.ContainsKey(consumerId ?? "");

    /// <summary>Ends everything. Idempotent.</summary>
    public async Task CloseAsync()
    {
        _isClosed = true;
        Interlocked.MemoryBarrier();
        foreach (var (id, (worker, transport)) in _transports)
        {
            if (_transports.TryRemove(id, out _))
            {
                await worker.Run((_, now) =>
                {
                    transport.Close(TransportCloseReason.Local, now);
                    return true;
                });
            }
        }
    }

    /// <summary>A transport's peer is gone: forget it. What it carried reports its own end.</summary>
    void ITransportObserver.OnStateChanged(Transport transport)
    {
        if (transport.State == TransportState.Closed)
        {
            _transports.TryRemove(transport.Id, out _);
        }
    }

    /// <summary>Telling the lesson takes locks, so it leaves the worker's thread.</summary>
    void IProducerObserver.OnClosed(Producer producer)
    {
        if (_sources.TryRemove(producer.Id, out var source))
        {
            ThreadPool.QueueUserWorkItem(board.SourceEnded, source, preferLocal: false);
        }
    }

    void IConsumerObserver.OnClosed(Consumer consumer)
    {
        if (_consumers.TryRemove(consumer.Id, out _) && !_isClosed)
        {
            Outbox?.ConsumersClosed([consumer.Id]);
        }
    }

    private Consumer? Consume(WebRtcTransport transport, LiveSource source, RtpCapabilities capabilities, int? layer, Media.Primitives.MonotonicTime now)
    {
        var consumer = transport.Consume(NewId(), source.Producer, capabilities, this);
        if (consumer is not null)
        {
            consumer.SetPreferredLayer(layer, now);
            _consumers[consumer.Id] = (source, consumer);
        }

        return consumer;
    }

    private LiveLesson? LessonOf(LiveSource source) =>
        source.LessonId is { } lessonId ? board.Find(lessonId) : source.RoomId is { } roomId ? board.OfRoom(roomId) : null;

    private async Task CloseAsync(LiveSource source)
    {
        if (_sources.TryRemove(source.SourceId, out _))
        {
            board.SourceEnded(source);
            await source.Worker.Run((_, now) =>
            {
                source.Producer.Close(now);
                return true;
            });
        }
    }

    private TransportCreated Describe(MediaWorker worker, WebRtcTransport transport, Media.Ice.IceCredentials credentials) => new(
        transport.Id,
        worker.RouterId,
        new Wire.IceParameters(credentials.UsernameFragment, credentials.Password, IceLite: true),
        [.. plane.CandidatesOf(worker).Select(ContractMapping.ToWire)],
        new Wire.DtlsParameters("server", [ContractMapping.ToWire(plane.Fingerprint)]));

    private static Reply<T> NoTransport<T>()
        where T : class => Replies.Refuse<T>(ErrorCode.NotFound, "There is no such transport of this connection.");

    /// <summary>Unguessable, so that naming another's source is no way to it.</summary>
    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
}
