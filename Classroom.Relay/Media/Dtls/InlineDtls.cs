using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Dtls;

/// <summary>Runs the session on the transport's own thread: for tests, load clients and other places where a handshake may take its 0.3 ms.</summary>
public sealed class InlineDtls(DtlsContext context, IDtlsOutput output) : IDtlsEndpoint
{
    private DtlsSession? _session;

    public MonotonicTime NextDeadline => _session?.NextDeadline ?? MonotonicTime.Never;

    public void Start(DtlsRole role, IReadOnlyList<DtlsFingerprint> expected, MonotonicTime now)
    {
        if (_session is null)
        {
            _session = new DtlsSession(context, role, output);
            _session.Start(expected, now);
        }
    }

    public void Receive(ReadOnlySpan<byte> datagram, MonotonicTime now) => _session?.Receive(datagram, now);

    public void Tick(MonotonicTime now) => _session?.Tick(now);

    public void Close() => _session?.Close();

    public void Dispose() => _session?.Dispose();
}
