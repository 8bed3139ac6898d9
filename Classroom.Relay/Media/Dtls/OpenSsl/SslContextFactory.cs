using Classroom.Relay.Media.Srtp;

namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>The rules of every handshake here, said once for both roles.</summary>
internal static unsafe class SslContextFactory
{

    // ssl.h: SSL_OP_NO_QUERY_MTU (the MTU is set, there is no socket to ask), SSL_OP_NO_TICKET, SSL_OP_NO_RENEGOTIATION.
    private const ulong Options = 0x1000 | 0x4000 | 0x4000_0000;
    private const int SessionCacheOff = 0;
    private const int EcKey = 408;

    private const string Gcm = "SRTP_AEAD_AES_128_GCM";
    private const string CounterMode = "SRTP_AES128_CM_SHA1_80";

    /// <summary>RFC 8827 §6.5 makes the first one everybody's. AES-GCM only: <see cref="DtlsRecord"/> relies on its record length.</summary>
    private const string Ciphers =
        "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384";

    /// <exception cref="InvalidOperationException">OpenSSL refused something; the message carries its words.</exception>
    public static SslContextHandle Create(DtlsRole role, DtlsCertificate certificate, SrtpProfile? only)
    {
        OpenSslErrors.Clear();
        var method = role == DtlsRole.Server ? LibSsl.DTLS_server_method() : LibSsl.DTLS_client_method();
        var context = new SslContextHandle(LibSsl.SSL_CTX_new(method));
        try
        {
            Require(!context.IsInvalid, nameof(LibSsl.SSL_CTX_new));
            Configure(context, certificate, only);
            return context;
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    private static void Configure(SslContextHandle context, DtlsCertificate certificate, SrtpProfile? only)
    {
        Require(LibSsl.SSL_CTX_ctrl(context, SslControl.SetMinProtocolVersion, DtlsRecord.Version, null) == 1, "SSL_CTX_set_min_proto_version");
        Require(LibSsl.SSL_CTX_ctrl(context, SslControl.SetMaxProtocolVersion, DtlsRecord.Version, null) == 1, "SSL_CTX_set_max_proto_version");
        Require(
            LibSsl.SSL_CTX_use_certificate_ASN1(context, certificate.Certificate.Length, certificate.Certificate) == 1,
            nameof(LibSsl.SSL_CTX_use_certificate_ASN1));
        Require(
            LibSsl.SSL_CTX_use_PrivateKey_ASN1(EcKey, context, certificate.PrivateKey, certificate.PrivateKey.Length) == 1,
            nameof(LibSsl.SSL_CTX_use_PrivateKey_ASN1));
        Require(LibSsl.SSL_CTX_set_tlsext_use_srtp(context, ProfilesOf(only)) == 0, nameof(LibSsl.SSL_CTX_set_tlsext_use_srtp));
        Require(LibSsl.SSL_CTX_set_cipher_list(context, Ciphers) == 1, nameof(LibSsl.SSL_CTX_set_cipher_list));
        PeerVerification.Install(context);
        LibSsl.SSL_CTX_set_options(context, Options);
        LibSsl.SSL_CTX_ctrl(context, SslControl.SetSessionCacheMode, SessionCacheOff, null);
    }

    /// <summary>RFC 5764 profiles, best first: the server's order decides.</summary>
    private static string ProfilesOf(SrtpProfile? only) => only switch
    {
        SrtpProfile.AeadAes128Gcm => Gcm,
        SrtpProfile.Aes128CmHmacSha1_80 => CounterMode,
        _ => $"{Gcm}:{CounterMode}",
    };

    private static void Require(bool condition, string function)
    {
        if (!condition)
        {
            throw OpenSslErrors.TakeException(function);
        }
    }
}
