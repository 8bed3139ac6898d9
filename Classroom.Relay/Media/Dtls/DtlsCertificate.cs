using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Classroom.Relay.Media.Dtls;

/// <summary>
/// A self-signed ECDSA P-256 certificate with its key. WebRTC peers trust the fingerprint signalled beside it, not an issuer
/// (RFC 8827 §6.5), so one per process is enough and none is ever stored.
/// </summary>
public sealed class DtlsCertificate
{
    // Peers check the fingerprint and not the dates; a year outlives any process, a day before covers clocks that are behind.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    private DtlsCertificate(byte[] certificate, byte[] privateKey)
    {
        Certificate = certificate;
        PrivateKey = privateKey;
        Fingerprint = DtlsFingerprint.Of(certificate);
    }

    /// <summary>What the other side has to be told before the handshake.</summary>
    public DtlsFingerprint Fingerprint { get; }

    /// <summary>The certificate in DER form.</summary>
    internal byte[] Certificate { get; }

    /// <summary>The key as an ECPrivateKey in DER form (RFC 5915).</summary>
    internal byte[] PrivateKey { get; }

    /// <summary>Makes a new key and certificate.</summary>
    /// <param name="now">Wall clock; only the dates inside the certificate come from it.</param>
    public static DtlsCertificate Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=classroom", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(now - ClockSkew, now + Lifetime);
        return new DtlsCertificate(certificate.RawData, key.ExportECPrivateKey());
    }
}
