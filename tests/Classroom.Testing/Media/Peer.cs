using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Udp;

namespace Classroom.Testing.Media;

/// <summary>
/// One client transport with a socket of its own, since a relay tells peers apart by their address. Belongs to its <see cref="PeerThread"/>:
/// everything but the tasks is for that thread.
/// </summary>
public sealed class Peer : ITransportObserver
{
    private readonly UdpSocket _socket = UdpSocket.Open(0);
    private readonly ReceiveBatch _received;
    private readonly SendBatch _sent;
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TransportCloseReason> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _tracks;

    internal Peer(PacketPool pool, DtlsContext dtls)
    {
        _received = new ReceiveBatch(_socket, pool);
        _sent = new SendBatch(_socket, allowSegmentation: true);
        Router = new Router(new RouterOptions(), pool, _sent);
        Transport = WebRtcTransport.CreateClient(Router, new WebRtcTransportOptions("peer", output => new InlineDtls(dtls, output)) { Observer = this });
    }

    public Router Router { get; }

    public WebRtcTransport Transport { get; }

    /// <summary>Ends when media can flow; fails when the transport closed before.</summary>
    public Task Connected => _connected.Task;

    /// <summary>Ends with the reason when the transport has closed.</summary>
    public Task<TransportCloseReason> Closed => _closed.Task;

    internal int Descriptor => _socket.Descriptor.Value;

    internal bool IsReadable { get; set; }

    /// <summary>Goes to the relay's transport.</summary>
    public void Connect(IReadOnlyList<DtlsFingerprint> expected, IceCredentials remote, IReadOnlyList<IceCandidate> candidates, MonotonicTime now) =>
        Transport.Connect(DtlsRole.Client, expected, remote, candidates, now);

    /// <summary>Takes in what the relay sends under <paramref name="parameters"/>.</summary>
    public Reception Receive(MediaKind kind, RtpParameters parameters)
    {
        if (!Transport.TryProduce($"received-{_tracks++}", kind, parameters, null, out var producer, out var problem))
        {
            throw new InvalidOperationException(problem);
        }

        var reception = new Reception(producer);
        producer.AddTap(reception);
        return reception;
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
            _closed.TrySetResult(transport.CloseReason);
        }
    }

    /// <summary>Takes in what came, lets timers fire, sends what has to go.</summary>
    internal void Turn(MonotonicTime now)
    {
        if (IsReadable)
        {
            Receive(now);
        }

        if (Router.NextDeadline <= now)
        {
            Router.Tick(now);
        }

        Router.Flush(now);
        _sent.Flush();
    }

    internal void Close(MonotonicTime now)
    {
        Transport.Close(TransportCloseReason.Local, now);
        Router.Dispose();
        _sent.Flush();
        _received.Dispose();
        _sent.Dispose();
        _socket.Dispose();
    }

    private void Receive(MonotonicTime now)
    {
        int count;
        do
        {
            count = _received.Receive();
            for (var i = 0; i < count; i++)
            {
                if (_received.TryTake(i, out var packet, out var from))
                {
                    Router.Receive(packet, in from, now);
                }
            }

            Router.Flush(now);
        }
        while (count == ReceiveBatch.Capacity);
    }
}
