using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Dtls;

/// <summary>
/// Where a session's results go: the transport it belongs to. Called on the thread that called the session or the endpoint. At most one of
/// <see cref="OnDtlsFailed"/> and <see cref="OnDtlsClosed"/> comes, as the last call; neither comes after our own
/// <see cref="IDtlsEndpoint.Close"/>. The session may be closed and disposed inside any of these.
/// </summary>
public interface IDtlsOutput
{
    /// <summary>Sends one datagram, at most <see cref="DtlsSession.MaxDatagram"/> bytes. Must not give the session a datagram.</summary>
    void SendDtls(ReadOnlySpan<byte> datagram);

    /// <summary>The handshake is complete and the peer's certificate is the expected one. At most once.</summary>
    void OnDtlsConnected(SrtpKeyingMaterial keys);

    void OnDtlsFailed(DtlsFailure reason);

    /// <summary>The peer sent close_notify, and it was answered.</summary>
    void OnDtlsClosed();
}
