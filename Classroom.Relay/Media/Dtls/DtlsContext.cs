namespace Classroom.Relay.Media.Dtls;

/// <summary>
/// What all sessions of a process share: one certificate and the rules of the handshake. May be used from several threads at once.
/// Disposing it leaves sessions that exist working.
/// </summary>
public sealed class DtlsContext : IDisposable
{
    /// <exception cref="InvalidOperationException">OpenSSL refused; the message carries its own words.</exception>
    public DtlsContext(DtlsCertificate certificate)
    {
        Fingerprint = certificate.Fingerprint;
    }

    /// <summary>Fingerprint of our certificate, for the peer.</summary>
    public DtlsFingerprint Fingerprint { get; }

    public void Dispose()
    {
    }
}
