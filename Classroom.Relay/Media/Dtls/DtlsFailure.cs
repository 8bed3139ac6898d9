namespace Classroom.Relay.Media.Dtls;

/// <summary>Why a session failed. A failed session stays failed; the peer has been told by an alert where the protocol allows it.</summary>
public enum DtlsFailure
{
    /// <summary>The peer's certificate has none of the expected fingerprints (RFC 8122 §6.2). Alert sent: bad_certificate.</summary>
    FingerprintMismatch,

    /// <summary>The peer offered no SRTP profile of ours (RFC 5764 §4.1.1).</summary>
    NoSrtpProfile,

    /// <summary>The peer gave up with a fatal alert.</summary>
    PeerAlert,

    /// <summary>The peer broke the protocol, or speaks no version or cipher of ours.</summary>
    Protocol,

    /// <summary>The handshake was not complete <see cref="DtlsSession.HandshakeTimeout"/> after its start.</summary>
    Timeout,
}
