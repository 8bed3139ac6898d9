namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>Commands of <c>SSL_ctrl</c> and <c>SSL_CTX_ctrl</c> (ssl.h); each stands for a macro of the C headers.</summary>
internal enum SslControl
{
    SetMtu = 17,
    SetSessionCacheMode = 44,
    DtlsGetTimeout = 73,
    DtlsHandleTimeout = 74,
    SetMinProtocolVersion = 123,
    SetMaxProtocolVersion = 124,
}
