using Classroom.Relay.Media.Dtls.OpenSsl;
using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Dtls;

/// <summary>
/// What all sessions of a process share: one certificate and the rules of the handshake. May be used from several threads at once.
/// Disposing it leaves sessions that were started working.
/// </summary>
public sealed class DtlsContext : IDisposable
{
    private readonly SslContextHandle _server;
    private readonly SslContextHandle _client;

    /// <param name="only">The one SRTP profile to agree on; null for all, the best first.</param>
    /// <exception cref="InvalidOperationException">OpenSSL refused; the message carries its own words.</exception>
    public DtlsContext(DtlsCertificate certificate, SrtpProfile? only = null)
    {
        Fingerprint = certificate.Fingerprint;
        _server = SslContextFactory.Create(DtlsRole.Server, certificate, only);
        _client = SslContextFactory.Create(DtlsRole.Client, certificate, only);
    }

    /// <summary>Fingerprint of our certificate, for the peer.</summary>
    public DtlsFingerprint Fingerprint { get; }

    public void Dispose()
    {
        _server.Dispose();
        _client.Dispose();
    }

    internal SslConnection Connect(DtlsRole role, IReadOnlyList<DtlsFingerprint> expected) =>
        new(role == DtlsRole.Server ? _server : _client, role, expected);
}
