using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Dtls;

/// <summary>
/// Where a session's results go: the transport it belongs to. Called on the thread that called the session or the endpoint. A session
/// ends with exactly one of <see cref="OnDtlsFailed"/> and <see cref="OnDtlsClosed"/>, and calls nothing afterwards; inside these two
/// and <see cref="OnDtlsConnected"/> the session may be closed and disposed.
/// </summary>
public interface IDtlsOutput
{
    /// <summary>Sends one datagram, at most <see cref="DtlsSession.MaxDatagram"/> bytes. Must not call the session.</summary>
    void SendDtls(ReadOnlySpan<byte> datagram);

    /// <summary>The handshake is complete and the peer's certificate is the expected one. At most once.</summary>
    void OnDtlsConnected(SrtpKeyingMaterial keys);

    void OnDtlsFailed(DtlsFailure reason);

    /// <summary>close_notify was received, or <see cref="IDtlsEndpoint.Close"/> sent it.</summary>
    void OnDtlsClosed();
}
