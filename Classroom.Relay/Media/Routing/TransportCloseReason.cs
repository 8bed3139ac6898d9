namespace Classroom.Relay.Media.Routing;

/// <summary>Why a transport ended.</summary>
public enum TransportCloseReason
{
    /// <summary>It has not.</summary>
    None,

    /// <summary>The application closed it.</summary>
    Local,

    /// <summary>The peer sent a DTLS close_notify.</summary>
    Peer,

    /// <summary>No authenticated STUN for 30 s (RFC 7675 §5.1).</summary>
    ConsentExpired,

    /// <summary>ICE and DTLS did not finish within 30 s of <see cref="TransportState.Connecting"/>.</summary>
    HandshakeTimeout,

    /// <summary>DTLS failed, a wrong certificate included.</summary>
    HandshakeFailed,
}
