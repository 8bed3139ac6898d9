using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Dtls;

/// <summary>
/// The DTLS side of one transport, as the transport sees it. <see cref="InlineDtls"/> runs the session on the spot; the host has one that
/// runs it on another thread and brings the results back. Either reports to an <see cref="IDtlsOutput"/> on the transport's thread.
/// </summary>
public interface IDtlsEndpoint : IDisposable
{
    /// <summary>When <see cref="Tick"/> has something to do; <see cref="MonotonicTime.Never"/> when the endpoint keeps its own time.</summary>
    MonotonicTime NextDeadline { get; }

    /// <summary>Begins the handshake; as a client the first flight goes out at once. Later calls are ignored: one endpoint, one association.</summary>
    /// <param name="expected">Fingerprints the peer signalled; its certificate must match one of them.</param>
    void Start(DtlsRole role, IReadOnlyList<DtlsFingerprint> expected, MonotonicTime now);

    /// <summary>Takes a datagram whose first byte is 20..63 (RFC 7983 §7), from an address that ICE has validated.</summary>
    void Receive(ReadOnlySpan<byte> datagram, MonotonicTime now);

    /// <summary>Sends lost flights again when <see cref="NextDeadline"/> has passed.</summary>
    void Tick(MonotonicTime now);

    /// <summary>Sends close_notify and ends the session. Idempotent.</summary>
    void Close();
}
