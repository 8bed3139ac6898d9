using System.Net;
using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Udp;

namespace Classroom.Relay.Tests.Udp;

/// <summary>A relay's transport on one worker and its client's on another, joined over loopback UDP.</summary>
internal sealed class PeerPair
{
    private PeerPair(MediaWorker relay, WebRtcTransport server, StateWatch serverState, MediaWorker peer, WebRtcTransport client, StateWatch clientState)
    {
        (Relay, Server, ServerState) = (relay, server, serverState);
        (Peer, Client, ClientState) = (peer, client, clientState);
    }

    public MediaWorker Relay { get; }

    public WebRtcTransport Server { get; }

    public StateWatch ServerState { get; }

    public MediaWorker Peer { get; }

    public WebRtcTransport Client { get; }

    public StateWatch ClientState { get; }

    /// <summary>Makes both transports and starts them; they may not be connected yet.</summary>
    /// <param name="expected">What the client takes for the relay's fingerprint.</param>
    public static async Task<PeerPair> Start(MediaThreads threads, MediaWorker relay, MediaWorker peer, DtlsFingerprint? expected = null)
    {
        var (serverState, clientState) = (new StateWatch(), new StateWatch());
        var server = await relay.Run((router, _) => WebRtcTransport.CreateServer(router, new("server", relay.CreateDtls) { Observer = serverState }));
        var client = await peer.Run((router, _) => WebRtcTransport.CreateClient(router, new("client", peer.CreateDtls) { Observer = clientState }));
        var address = TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Loopback, relay.Port));
        relay.Post((_, now) => server.Connect(DtlsRole.Server, [threads.Fingerprint], now));
        peer.Post((_, now) => client.Connect(
            DtlsRole.Client, [expected ?? threads.Fingerprint], server.LocalCredentials, [IceCandidate.Host(address, 0)], now));
        return new PeerPair(relay, server, serverState, peer, client, clientState);
    }

    public static async Task<PeerPair> Connect(MediaThreads threads, MediaWorker relay, MediaWorker peer)
    {
        var pair = await Start(threads, relay, peer);
        await Task.WhenAll(pair.ServerState.Connected, pair.ClientState.Connected).WaitAsync(MediaThreads.Patience);
        return pair;
    }

    /// <summary>Has the client send a local track; gives the relay's producer of it.</summary>
    public async Task<(Producer Local, Producer AtRelay)> SendUp(TestPattern pattern)
    {
        var (local, consumer) = await Peer.Run((router, _) =>
        {
            var producer = router.ProduceLocally("camera", MediaKind.Video, pattern.Parameters, null, out var problem)
                ?? throw new InvalidOperationException(problem);
            return (producer, Client.Consume("up", producer, router.Capabilities, null) ?? throw new InvalidOperationException("Cannot be consumed."));
        });
        var atRelay = await Relay.Run((_, _) => Produce(Server, consumer));
        await Peer.Run((_, now) => Resume(consumer, now));
        return (local, atRelay);
    }

    /// <summary>Has the relay send a producer to the client; gives the client's producer of it.</summary>
    public async Task<Producer> SendDown(Producer atRelay)
    {
        var consumer = await Relay.Run((router, _) => Server.Consume("down", atRelay, router.Capabilities, null))
            ?? throw new InvalidOperationException("Cannot be consumed.");
        var atClient = await Peer.Run((_, _) => Produce(Client, consumer));
        await Relay.Run((_, now) => Resume(consumer, now));
        return atClient;
    }

    private static Producer Produce(WebRtcTransport transport, Consumer remote) =>
        transport.TryProduce(remote.Id, remote.Kind, remote.Parameters, null, out var producer, out var problem)
            ? producer
            : throw new InvalidOperationException(problem);

    private static bool Resume(Consumer consumer, MonotonicTime now)
    {
        consumer.Resume(now);
        return true;
    }
}
