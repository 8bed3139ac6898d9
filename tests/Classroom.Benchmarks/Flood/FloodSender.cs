using System.Diagnostics;
using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Udp;
using Classroom.Relay.Udp.Native;

namespace Classroom.Benchmarks.Flood;

/// <summary>Sends worthless datagrams at an even pace from one socket. Used by one thread, which it keeps busy.</summary>
internal sealed class FloodSender : IDisposable
{
    private const long PauseMicroseconds = 100;

    private readonly UdpSocket _socket = UdpSocket.Open(0);
    private readonly PacketPool _pool = new();
    private readonly DtlsContext _dtls = new(DtlsCertificate.Create(DateTimeOffset.UtcNow));
    private readonly ReceiveBatch _received;
    private readonly SendBatch _sent;
    private readonly Router _router;
    private readonly WebRtcTransport _transport;

    public FloodSender()
    {
        _received = new ReceiveBatch(_socket, _pool);
        _sent = new SendBatch(_socket, allowSegmentation: true);
        _router = new Router(new RouterOptions(), _pool, _sent);
        _transport = WebRtcTransport.CreateClient(_router, new("flood", output => new InlineDtls(_dtls, output)));
    }

    public DtlsFingerprint Fingerprint => _dtls.Fingerprint;

    /// <summary>Becomes a peer of the relay, so that its address is known there.</summary>
    /// <exception cref="InvalidOperationException">The relay did not take it within half a minute.</exception>
    public void Connect(DtlsFingerprint expected, IceCredentials remote, IceCandidate relay)
    {
        _transport.Connect(DtlsRole.Client, [expected], remote, [relay], MediaClock.Now);
        while (_transport.State != TransportState.Connected)
        {
            if (_transport.State == TransportState.Closed)
            {
                throw new InvalidOperationException($"The transport closed: {_transport.CloseReason}.");
            }

            Turn(MediaClock.Now);
            Pause();
        }
    }

    /// <summary>Sends the packets in turn.</summary>
    /// <returns>Packets sent per second.</returns>
    public double Flood(IReadOnlyList<byte[]> packets, TransportAddress relay, int packetsPerSecond, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        long sent = 0;
        while (clock.Elapsed < duration)
        {
            for (var due = (long)(clock.Elapsed.TotalSeconds * packetsPerSecond); sent < due; sent++)
            {
                var packet = packets[(int)(sent % packets.Count)];
                packet.CopyTo(_sent.Reserve(packet.Length));
                _sent.Commit(relay, packet.Length);
            }

            _sent.Flush();
            Pause();
        }

        return sent / clock.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        _router.Dispose();
        _sent.Flush();
        _received.Dispose();
        _sent.Dispose();
        _socket.Dispose();
        _pool.Dispose();
        _dtls.Dispose();
    }

    private void Turn(MonotonicTime now)
    {
        var count = _received.Receive();
        for (var i = 0; i < count; i++)
        {
            if (_received.TryTake(i, out var packet, out var from))
            {
                _router.Receive(packet, in from, now);
            }
        }

        if (_router.NextDeadline <= now)
        {
            _router.Tick(now);
        }

        _sent.Flush();
    }

    private static unsafe void Pause()
    {
        var time = TimeSpec.FromMicroseconds(PauseMicroseconds);
        LibC.Poll(null, 0, &time, null);
    }
}
