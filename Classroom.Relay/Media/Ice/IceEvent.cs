namespace Classroom.Relay.Media.Ice;

/// <summary>What a datagram or the passing of time changed in an agent.</summary>
public enum IceEvent
{
    None,

    /// <summary>The datagram was not for us, malformed or not authentic: counted, no state touched.</summary>
    Discarded,

    /// <summary>The datagram is authentic: its source address belongs to the peer.</summary>
    Authenticated,

    /// <summary>Authentic, and <see cref="IIceAgent.Selected"/> or <see cref="IIceAgent.State"/> is now a new one: send there from now on.</summary>
    Selected,

    /// <summary>The peer's consent ran out; <see cref="IIceAgent.Selected"/> is empty.</summary>
    ConsentLost,
}
