namespace Classroom.Relay.Media.Dtls;

/// <summary>What a datagram means to an association whose handshake is over.</summary>
internal enum SettledEvent
{
    /// <summary>Nothing: it was forged, damaged, or said nothing of interest.</summary>
    Nothing,

    /// <summary>The peer repeats its last flight: ours was lost.</summary>
    FlightRepeated,

    /// <summary>close_notify.</summary>
    PeerClosed,

    /// <summary>A fatal alert.</summary>
    PeerAlert,
}
