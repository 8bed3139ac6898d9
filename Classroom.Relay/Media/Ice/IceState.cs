namespace Classroom.Relay.Media.Ice;

/// <summary>Whether there is an address to send media to.</summary>
public enum IceState
{
    /// <summary>No pair was nominated yet.</summary>
    New,

    /// <summary>A pair is nominated and the peer consents to receive on it.</summary>
    Connected,

    /// <summary>Consent ran out (RFC 7675 §5.1): nothing may be sent. A check from the peer brings it back.</summary>
    Disconnected,
}
