using System.Net;
using System.Net.WebSockets;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Signaling;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.HubClient;
using Classroom.Testing.Media;
using Wire = Classroom.Shared.Contracts.Media;

namespace Classroom.Testing.Rooms;

/// <summary>
/// A room as its page behaves: enters the hub, publishes, receives, comes back after a lost connection. What should succeed throws
/// <see cref="RefusedException"/> when refused; <see cref="Hub"/> is there for calls that should not. One caller at a time.
/// </summary>
public sealed class LessonClient : IAsyncDisposable
{
    private readonly Uri _relay;
    private readonly string _token;
    private readonly PeerThread _thread;
    private readonly Dictionary<string, (Peer Peer, string TransportId)> _receivers = [];
    private readonly List<SyntheticTrack> _tracks = [];
    private (Peer Peer, string TransportId)? _sender;
    private WebSocket? _socket;

    private LessonClient(Uri relay, string token, PeerThread thread, string instanceId) =>
        (_relay, _token, _thread, InstanceId) = (relay, token, thread, instanceId);

    /// <summary>The page load.</summary>
    public string InstanceId { get; }

    /// <summary>The present connection.</summary>
    public RelayHubClient Hub { get; private set; } = null!;

    /// <summary>What the relay tells; the same over reconnections.</summary>
    public LessonInbox Inbox { get; } = new();

    /// <summary>The answer to the latest entering.</summary>
    public Welcome Welcome { get; private set; } = null!;

    /// <summary>What others publish for this room: for the lecture room all, for a receiving room the lecturer's and the called room's.</summary>
    public IEnumerable<LessonSource> Offered
    {
        get
        {
            var lesson = Inbox.Lesson!;
            var own = Welcome.Room!.RoomId;
            var lecturer = lesson.Rooms.First(room => room.Role == LessonRole.Lecturer).RoomId;
            return lesson.Sources.Where(source => source.RoomId != own && (own == lecturer || source.RoomId == lecturer || source.RoomId == lesson.Floor.Call?.RoomId));
        }
    }

    /// <summary>Connects and enters.</summary>
    /// <param name="token">Of a room or a person.</param>
    /// <param name="instanceId">A fresh one when null.</param>
    public static async Task<LessonClient> EnterAsync(Uri relay, string token, PeerThread thread, string? instanceId = null)
    {
        var client = new LessonClient(relay, token, thread, instanceId ?? Guid.NewGuid().ToString("n"));
        try
        {
            await client.ConnectAsync();
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>The value of an answer.</summary>
    /// <exception cref="RefusedException">It is a refusal.</exception>
    public static T Value<T>(Reply<T> reply)
        where T : class => reply.Value ?? throw new RefusedException(reply.Error!);

    /// <summary>Breaks the hub's connection without a word, as a pulled cable would. Media goes on.</summary>
    public async Task LoseConnectionAsync()
    {
        _socket!.Abort();
        await Hub.Closed;
        await Hub.DisposeAsync();
    }

    /// <summary>Connects again as the same page.</summary>
    public Task ReturnAsync() => ConnectAsync();

    /// <summary>Publishes a track; the lesson must have begun.</summary>
    /// <returns>The source's identifier.</returns>
    public async Task<string> PublishAsync(SyntheticTrack track)
    {
        var (peer, transportId) = _sender ??= await OpenAsync(new CreateTransportRequest(TransportDirection.Send));
        var parameters = await _thread.Run(now => track.Attach(peer, now));
        var kind = track.Source is SourceKind.Camera or SourceKind.Screen ? "video" : "audio";
        var produced = Value(await Hub.Produce(new ProduceRequest(transportId, kind, track.Source, ContractMapping.ToWire(parameters))));
        _tracks.Add(track);
        await _thread.Run(_ => _thread.Start(track));
        return produced.SourceId;
    }

    /// <summary>Ends when media can flow on every transport opened so far; fails when one has closed.</summary>
    public Task ConnectedAsync() => Task.WhenAll(_receivers.Values.Concat(_sender is { } sender ? [sender] : []).Select(one => one.Peer.Connected));

    /// <summary>Nothing of what the room publishes arrives any more, as after a pulled cable; its sources do not end.</summary>
    public Task FallSilentAsync() => _thread.Run(_ => _tracks.ForEach(_thread.Pause));

    /// <summary>The cable is back.</summary>
    public Task SpeakAgainAsync() => _thread.Run(_ => _tracks.ForEach(_thread.Start));

    /// <summary>Stops a track and ends its source.</summary>
    public async Task WithdrawAsync(SyntheticTrack track, string sourceId)
    {
        _tracks.Remove(track);
        await _thread.Run(now => _thread.Stop(track, now));
        Value(await Hub.CloseSource(new CloseSourceRequest(sourceId)));
    }

    /// <summary>Receives <paramref name="sources"/> and lets them flow; a source that ended meanwhile is left out.</summary>
    /// <param name="layer">Highest simulcast layer; null for the best.</param>
    public async Task<IReadOnlyDictionary<string, Reception>> ReceiveAsync(IEnumerable<LessonSource> sources, int? layer = null)
    {
        var receptions = new Dictionary<string, Reception>();
        foreach (var router in sources.GroupBy(source => source.RouterId))
        {
            var (peer, transportId) = await ReceiverAsync(router.Key);
            var request = new ConsumeRequest(transportId, [.. router.Select(source => source.SourceId)], ContractMapping.ToWire(RouterCapabilities.Default), layer);
            var consumed = Value(await Hub.Consume(request));
            await _thread.Run(_ =>
            {
                foreach (var consumer in consumed.Consumers)
                {
                    receptions[consumer.SourceId] = Receive(peer, consumer);
                }
            });
            Value(await Hub.ResumeConsumers(new ConsumersRequest([.. consumed.Consumers.Select(consumer => consumer.ConsumerId)])));
        }

        return receptions;
    }

    /// <summary>The transport that receives from a router, opened when it is not yet.</summary>
    public async Task<(Peer Peer, string TransportId)> ReceiverAsync(string routerId)
    {
        if (!_receivers.TryGetValue(routerId, out var receiver))
        {
            receiver = _receivers[routerId] = await OpenAsync(new CreateTransportRequest(TransportDirection.Receive, routerId));
        }

        return receiver;
    }

    /// <summary>Leaves as a page does that is closed, and frees all sockets.</summary>
    public async ValueTask DisposeAsync()
    {
        await _thread.Run(now => _tracks.ForEach(track => _thread.Stop(track, now)));
        if (Hub is not null)
        {
            await LeaveAsync();
            await Hub.DisposeAsync();
        }

        foreach (var (peer, _) in _receivers.Values.Concat(_sender is { } sender ? [sender] : []))
        {
            await _thread.Remove(peer);
        }
    }

    private async Task LeaveAsync()
    {
        try
        {
            await Hub.Leave();
        }
        catch (Exception) when (Hub.Closed.IsCompleted || Inbox.Parting is not null)
        {
            // The relay was first.
        }
    }

    private async Task ConnectAsync()
    {
        var options = new HubClientOptions(_relay, _token, Connect: async (address, cancellationToken) =>
        {
            var socket = new ClientWebSocket();
            await socket.ConnectAsync(address, cancellationToken);
            return _socket = socket;
        });
        var at = Inbox.Lesson is { } lesson ? new LessonPosition(Welcome.Run, lesson.LessonId, lesson.Seq) : null;
        Hub = await RelayHubClient.ConnectAsync(options, Inbox, CancellationToken.None);
        Welcome = Value(await Hub.Enter(new EnterRequest(InstanceId, at)));
    }

    private async Task<(Peer Peer, string TransportId)> OpenAsync(CreateTransportRequest request)
    {
        var created = Value(await Hub.CreateTransport(request));
        var peer = await _thread.AddPeer();
        var fingerprint = ContractMapping.ToWire(_thread.Fingerprint);
        Value(await Hub.ConnectTransport(new ConnectTransportRequest(created.TransportId, new Wire.DtlsParameters("client", [fingerprint]))));
        await _thread.Run(now => peer.Connect(
            ContractMapping.ReadFingerprints(created.DtlsParameters),
            new IceCredentials(created.IceParameters.UsernameFragment, created.IceParameters.Password),
            [.. created.IceCandidates.Select(ToMedia)],
            now));
        return (peer, created.TransportId);
    }

    private static Reception Receive(Peer peer, ConsumerCreated consumer)
    {
        if (!ContractMapping.TryRead(consumer.RtpParameters, out var parameters) || !ContractMapping.TryReadKind(consumer.Kind, out var kind))
        {
            throw new InvalidDataException("The relay's parameters are malformed.");
        }

        return peer.Receive(kind, parameters);
    }

    private static IceCandidate ToMedia(Wire.IceCandidate candidate) => new(
        candidate.Foundation, candidate.Priority, TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Parse(candidate.Address), candidate.Port)));
}
