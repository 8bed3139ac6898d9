using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp;

namespace Classroom.Benchmarks.Forward;

/// <summary>One peer of the server: a client transport with a socket of its own. Belongs to the load thread, as everything here.</summary>
internal sealed class LoadClient : ITransportObserver, IDisposable
{
    private readonly UdpSocket _socket = UdpSocket.Open(0);
    private readonly SendBatch _sent;
    private readonly TaskCompletionSource<MonotonicTime> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TransportAddress _server;

    public LoadClient(PacketPool pool, DtlsContext dtls)
    {
        KernelStamp.Enable(_socket.Descriptor);
        _sent = new SendBatch(_socket, allowSegmentation: true);
        Router = new Router(new RouterOptions(), pool, _sent);
        Transport = WebRtcTransport.CreateClient(Router, new("load", output => new InlineDtls(dtls, output)) { Observer = this });
    }

    public Router Router { get; }

    public WebRtcTransport Transport { get; }

    /// <summary>When media could flow.</summary>
    public Task<MonotonicTime> Connected => _connected.Task;

    public void Connect(DtlsFingerprint expected, IceCredentials remote, IceCandidate server, MonotonicTime now)
    {
        _server = server.Address;
        Transport.Connect(DtlsRole.Client, [expected], remote, [server], now);
    }

    /// <summary>Takes in what came, sends what has to go, lets timers fire.</summary>
    public void Poll(LoadBatch batch, MonotonicTime now)
    {
        batch.Receive(_socket, Router, in _server, now);
        if (Router.NextDeadline <= now)
        {
            Router.Tick(now);
        }

        Router.Flush(now);
        _sent.Flush();
    }

    public void OnStateChanged(Transport transport)
    {
        if (transport.State == TransportState.Connected)
        {
            _connected.TrySetResult(MediaClock.Now);
        }
        else if (transport.State == TransportState.Closed)
        {
            _connected.TrySetException(new InvalidOperationException($"The transport closed: {transport.CloseReason}."));
        }
    }

    public void Dispose()
    {
        Router.Dispose();
        _sent.Dispose();
        _socket.Dispose();
    }
}
