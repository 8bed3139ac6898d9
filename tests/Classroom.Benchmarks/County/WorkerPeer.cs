using Classroom.Benchmarks.Forward.Peers;
using Classroom.Relay.Media;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;

namespace Classroom.Benchmarks.County;

/// <summary>A peer of the load and its transport in a <see cref="LoneWorker"/>, connected.</summary>
internal sealed class WorkerPeer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly LoneWorker _worker;
    private readonly LoadThread _load;
    private readonly SecurePeer _peer;
    private readonly WebRtcTransport _transport;

    private WorkerPeer(LoneWorker worker, LoadThread load, SecurePeer peer, WebRtcTransport transport) =>
        (_worker, _load, _peer, _transport) = (worker, load, peer, transport);

    public static async Task<WorkerPeer> JoinAsync(LoneWorker worker, LoadThread load)
    {
        var peer = await load.AddSecure();
        var transport = await worker.AddTransport(peer.Fingerprint);
        await load.Run(now =>
        {
            peer.Connect(new RemotePeer(transport.LocalCredentials, worker.Fingerprint, worker.Candidate), now);
            return true;
        });
        await peer.Connected.WaitAsync(Patience);
        return new WorkerPeer(worker, load, peer, transport);
    }

    /// <summary>Makes a track known to the worker; it flows after <see cref="Start"/>.</summary>
    public async Task<Producer> PublishAsync(LoadTrack track)
    {
        var parameters = await _load.Run(now => _peer.Publish(track, now));
        return await _worker.Produce(_transport, $"{parameters.Encodings[0].Ssrc}", track.Kind, parameters);
    }

    /// <summary>On the load's thread: sends a published track.</summary>
    /// <param name="burst">Packets sent back to back.</param>
    /// <param name="first">When the first burst goes out.</param>
    public void Start(LoadTrack track, int burst, MonotonicTime first) => _load.Send(track, _peer, burst, first);

    /// <summary>Receives a track, which the check sees from the first packet on.</summary>
    public async Task ReceiveAsync(Producer producer, TrackCheck check)
    {
        var consumer = await _worker.Consume(_transport, producer);
        await _load.Run(_ =>
        {
            _peer.Expect(consumer.Ssrc, check);
            return true;
        });
        await _worker.Resume(consumer);
    }
}
