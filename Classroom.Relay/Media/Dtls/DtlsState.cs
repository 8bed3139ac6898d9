namespace Classroom.Relay.Media.Dtls;

/// <summary>Life of a session. It only moves downwards in this list; the last two are ends.</summary>
public enum DtlsState
{
    /// <summary>Not started: datagrams are counted and dropped, because nobody yet said whose certificate to expect.</summary>
    New,

    Handshaking,

    /// <summary>Keys were handed out. Late retransmissions of the peer are still answered.</summary>
    Connected,

    /// <summary>Either side sent close_notify.</summary>
    Closed,

    Failed,
}
