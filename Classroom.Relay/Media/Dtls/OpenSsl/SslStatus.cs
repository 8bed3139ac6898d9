namespace Classroom.Relay.Media.Dtls.OpenSsl;

/// <summary>Where a connection stands after a call.</summary>
internal enum SslStatus
{
    /// <summary>The handshake waits for the peer.</summary>
    Handshaking,

    Established,

    /// <summary>The peer sent close_notify, and ours was written.</summary>
    PeerClosed,

    /// <summary>The peer's certificate was refused.</summary>
    PeerRefused,

    /// <summary>The peer sent a fatal alert.</summary>
    PeerAlert,

    /// <summary>The peer broke the protocol, or OpenSSL gave up.</summary>
    Broken,
}
