using System.Net;
using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Udp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Classroom.Benchmarks.County;

/// <summary>One media worker as the host runs it, bound to a core, with DTLS on its own thread; nothing else of the relay.</summary>
internal sealed class LoneWorker : IDisposable
{
    private readonly DtlsContext _context = new(DtlsCertificate.Create(DateTimeOffset.UtcNow));
    private readonly DtlsThread _dtls;

    public LoneWorker(int? core)
    {
        _dtls = new DtlsThread(_context, NullLogger.Instance);
        Worker = new MediaWorker("bench", 0, core, new RouterOptions(), _dtls, NullLogger.Instance);
        Candidate = IceCandidate.Host(TransportAddress.FromIPEndPoint(new IPEndPoint(IPAddress.Loopback, Worker.Port)), 0);
    }

    public MediaWorker Worker { get; }

    public IceCandidate Candidate { get; }

    public DtlsFingerprint Fingerprint => _context.Fingerprint;

    /// <summary>A transport that waits for one peer.</summary>
    public Task<WebRtcTransport> AddTransport(DtlsFingerprint peer) => Worker.Run((router, now) =>
    {
        var transport = WebRtcTransport.CreateServer(router, new($"peer{router.Transports.Count}", Worker.CreateDtls));
        transport.Connect(DtlsRole.Server, [peer], now);
        return transport;
    });

    public Task<Producer> Produce(WebRtcTransport transport, string id, MediaKind kind, RtpParameters parameters) => Worker.Run((_, _) =>
        transport.TryProduce(id, kind, parameters, null, out var producer, out var problem) ? producer : throw new InvalidOperationException(problem));

    /// <summary>Sends a track to a peer; gives what the peer must expect. It flows after <see cref="Resume"/>.</summary>
    public Task<Consumer> Consume(WebRtcTransport transport, Producer producer) => Worker.Run((router, _) =>
        transport.Consume(producer.Id, producer, router.Capabilities, null) ?? throw new InvalidOperationException("The track cannot be consumed."));

    public Task Resume(Consumer consumer) => Worker.Run((_, now) =>
    {
        consumer.Resume(now);
        return true;
    });

    public void Dispose()
    {
        Worker.Dispose();
        _dtls.Dispose();
        _context.Dispose();
    }
}
