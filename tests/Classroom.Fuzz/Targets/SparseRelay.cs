using Classroom.Relay.Media;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Fuzz.Targets;

/// <summary>A router that nobody can reach, with one track of every codec: what negotiation needs and no more.</summary>
internal sealed class SparseRelay : IPacketSink, IDisposable
{
    private readonly PacketPool _pool = new();
    private readonly DtlsContext _context = new(DtlsCertificate.Create(DateTimeOffset.UnixEpoch));
    private readonly byte[] _datagram = new byte[PacketBuffer.Capacity];
    private readonly Router _router;
    private uint _lastSsrc;

    public SparseRelay()
    {
        _router = new Router(new RouterOptions { Seed = 1 }, _pool, this);
        Producers = [.. SampleTracks.MimeTypes.Select(Produce)];
    }

    public IReadOnlyList<Producer> Producers { get; }

    public DtlsFingerprint Fingerprint => _context.Fingerprint;

    public uint NextSsrc() => ++_lastSsrc;

    public WebRtcTransport MakeTransport() =>
        WebRtcTransport.CreateServer(_router, new WebRtcTransportOptions("transport", output => new InlineDtls(_context, output)));

    public Span<byte> Reserve(int capacity) => _datagram.AsSpan(0, capacity);

    public void Commit(in TransportAddress to, int length)
    {
    }

    public void Dispose()
    {
        _router.Dispose();
        _pool.Dispose();
        _context.Dispose();
    }

    private Producer Produce(string mimeType) =>
        _router.ProduceLocally(mimeType, SampleTracks.Kind(mimeType), SampleTracks.Parameters(mimeType, NextSsrc()), null, out var problem)
        ?? throw new InvalidOperationException(problem);
}
