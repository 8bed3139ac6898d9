namespace Classroom.Relay.Media.Ice;

/// <summary>Counters of one agent since it was made.</summary>
public struct IceStatistics
{
    /// <summary>Authentic Binding requests received.</summary>
    public long RequestsReceived;

    /// <summary>Success and error responses sent.</summary>
    public long ResponsesSent;

    /// <summary>Binding requests sent, retransmissions included.</summary>
    public long RequestsSent;

    /// <summary>Authentic success responses received.</summary>
    public long ResponsesReceived;

    /// <summary>Datagrams that are no STUN message we understand, or answer nothing we asked.</summary>
    public long Malformed;

    /// <summary>Messages whose user name or MESSAGE-INTEGRITY is not ours.</summary>
    public long Unauthenticated;

    /// <summary>Times the selected address changed, the first selection included.</summary>
    public long Selections;

    /// <summary>Times consent ran out.</summary>
    public long ConsentLosses;

    /// <summary>Last measured round trip of a check; zero for an agent that sends none.</summary>
    public TimeSpan RoundTrip;
}
