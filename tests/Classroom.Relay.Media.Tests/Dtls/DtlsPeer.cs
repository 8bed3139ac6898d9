using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Primitives;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Tests.Dtls;

/// <summary>A session that notes what it reports, with its own certificate.</summary>
internal sealed class DtlsPeer : IDtlsOutput, IDisposable
{
    private static readonly DateTimeOffset Issued = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DtlsContext _context = new(DtlsCertificate.Create(Issued));

    public DtlsPeer(DtlsRole role)
    {
        Session = new DtlsSession(_context, role, this);
    }

    public DtlsSession Session { get; }

    public DtlsFingerprint Fingerprint => _context.Fingerprint;

    /// <summary>Datagrams sent and not yet taken by the test.</summary>
    public Queue<byte[]> Sent { get; } = [];

    public List<SrtpKeyingMaterial> Keys { get; } = [];

    public List<DtlsFailure> Failures { get; } = [];

    public int Closes { get; private set; }

    public void Start(DtlsFingerprint expected, MonotonicTime now) => Session.Start([expected], now);

    public void SendDtls(ReadOnlySpan<byte> datagram) => Sent.Enqueue(datagram.ToArray());

    public void OnDtlsConnected(SrtpKeyingMaterial keys) => Keys.Add(keys);

    public void OnDtlsFailed(DtlsFailure reason) => Failures.Add(reason);

    public void OnDtlsClosed() => Closes++;

    public void Dispose()
    {
        Session.Dispose();
        _context.Dispose();
    }
}
