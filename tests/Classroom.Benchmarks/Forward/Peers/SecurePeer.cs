using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Srtp;
using Classroom.Relay.Udp;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>A peer by ICE and DTLS-SRTP, as a browser is one. What it receives is opened by its checks; everything else is its transport's.</summary>
internal sealed class SecurePeer : LoadPeer, ITransportObserver
{
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<LoadTrack, Producer> _producers = [];
    private readonly Router _router;
    private TransportAddress _server;

    public SecurePeer(PacketPool pool, DtlsContext dtls)
    {
        _router = new Router(new RouterOptions(), pool, Sent);
        Fingerprint = dtls.Fingerprint;
        Transport = WebRtcTransport.CreateClient(
            _router,
            new("load", output => new InlineDtls(dtls, new KeyTap(output, keys => Keys = new SrtpReceiver(keys)))) { Observer = this });
    }

    public WebRtcTransport Transport { get; }

    public DtlsFingerprint Fingerprint { get; }

    /// <summary>When media can flow.</summary>
    public Task Connected => _connected.Task;

    /// <summary>Makes ready to send a track; it goes out once connected.</summary>
    /// <returns>How it goes out.</returns>
    public RtpParameters Publish(LoadTrack track, MonotonicTime now)
    {
        var local = _router.ProduceLocally($"{track.Kind}", track.Kind, track.Parameters, null, out var problem)
            ?? throw new InvalidOperationException(problem);
        var consumer = Transport.Consume(local.Id, local, _router.Capabilities, null)!;
        consumer.Resume(now);
        _producers.Add(track, local);
        return consumer.Parameters;
    }

    public void Connect(RemotePeer server, MonotonicTime now)
    {
        _server = server.Candidate.Address;
        Transport.Connect(DtlsRole.Client, [server.Fingerprint], server.Credentials, [server.Candidate], now);
    }

    public override void Send(LoadTrack track, int count, MonotonicTime now)
    {
        for (var i = 0; i < count; i++)
        {
            _producers[track].Inject(track.Write(), now);
        }

        _router.Flush(now);
        Sent.Flush();
    }

    public void OnStateChanged(Transport transport)
    {
        if (transport.State == TransportState.Connected)
        {
            _connected.TrySetResult();
        }
        else if (transport.State == TransportState.Closed)
        {
            _connected.TrySetException(new InvalidOperationException($"The transport closed: {transport.CloseReason}."));
        }
    }

    public override void Dispose()
    {
        _router.Dispose();
        base.Dispose();
    }

    protected override void TakeOther(ReadOnlySpan<byte> datagram, MonotonicTime now)
    {
        if (datagram.Length <= PacketBuffer.Capacity)
        {
            var packet = _router.Pool.Rent();
            packet.Length = datagram.Length;
            datagram.CopyTo(packet.Span);
            _router.Receive(packet, in _server, now);
        }
    }

    protected override void Tick(MonotonicTime now)
    {
        if (_router.NextDeadline <= now)
        {
            _router.Tick(now);
        }

        _router.Flush(now);
    }
}
