using System.Runtime.InteropServices;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>
/// Takes the place of OpenSSL's chain verification: WebRTC certificates are self-signed, and what counts is the fingerprint (RFC 8122
/// §6.2). Done in the middle of the handshake, so a wrong certificate is refused with an alert before any key exists.
/// </summary>
internal static unsafe class PeerVerification
{
    // ssl.h: SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT.
    private const int RequireCertificate = 0x01 | 0x02;

    // x509_vfy.h: X509_V_ERR_CERT_REJECTED, which becomes the alert bad_certificate.
    private const int Rejected = 28;

    private static readonly int SslIndex = LibSsl.SSL_get_ex_data_X509_STORE_CTX_idx();
    private static readonly nint Sha256 = LibCrypto.EVP_sha256();

    /// <summary>Makes connections of <paramref name="context"/> require a certificate and verify it here.</summary>
    public static void Install(SslContextHandle context)
    {
        LibSsl.SSL_CTX_set_verify(context, RequireCertificate, null);
        LibSsl.SSL_CTX_set_cert_verify_callback(context, &Verify, null);
    }

    [UnmanagedCallersOnly]
    private static int Verify(nint store, void* argument)
    {
        var ssl = (nint)LibCrypto.X509_STORE_CTX_get_ex_data(store, SslIndex);
        var state = (ConnectionState*)LibSsl.SSL_get_ex_data(ssl, SslConnection.StateIndex);
        var digest = stackalloc byte[DtlsFingerprint.Length];
        if (LibCrypto.X509_digest(LibCrypto.X509_STORE_CTX_get0_cert(store), Sha256, digest, null) == 1
            && state->Verify(new DtlsFingerprint(new ReadOnlySpan<byte>(digest, DtlsFingerprint.Length))))
        {
            return 1;
        }

        LibCrypto.X509_STORE_CTX_set_error(store, Rejected);
        return 0;
    }
}
