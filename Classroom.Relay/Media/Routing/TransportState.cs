namespace Classroom.Relay.Media.Routing;

/// <summary>Where a transport stands. <see cref="Closed"/> is final.</summary>
public enum TransportState
{
    /// <summary>Made, peer not yet known.</summary>
    New,

    /// <summary>The peer's parameters are known; ICE and DTLS are at work.</summary>
    Connecting,

    /// <summary>ICE has an address, DTLS is done, keys are in use: media flows.</summary>
    Connected,

    /// <summary>Was connected; nothing has arrived for 8 s. A packet brings it back.</summary>
    Disconnected,

    Closed,
}
