namespace Classroom.Relay.Media.Routing;

/// <summary>Counters of a router since it was made. Plain fields: written by one thread, copied by value.</summary>
public struct RouterStatistics
{
    /// <summary>Datagrams received, of whatever kind.</summary>
    public long PacketsReceived;
    public long BytesReceived;

    /// <summary>RTP packets sent to consumers, retransmissions included.</summary>
    public long PacketsForwarded;
    public long BytesForwarded;

    /// <summary>From an address no transport claimed, and not a STUN request for one of ours.</summary>
    public long DroppedUnknownAddress;

    /// <summary>First byte of no protocol spoken here (RFC 7983).</summary>
    public long DroppedUnknownProtocol;

    /// <summary>Not STUN, RTP or RTCP although the first byte said so, or too long.</summary>
    public long DroppedMalformed;

    /// <summary>STUN that is damaged, forged, under credentials that are not the transport's, or an answer to nothing that was asked.</summary>
    public long DroppedStun;

    /// <summary>Datagrams handed to DTLS, which itself drops and counts what is not its peer's.</summary>
    public long DtlsReceived;

    /// <summary>SRTP before DTLS was done.</summary>
    public long DroppedBeforeKeys;

    /// <summary>SRTP that did not open: wrong key, forged, damaged.</summary>
    public long DroppedUnauthenticated;

    /// <summary>SRTP seen before.</summary>
    public long DroppedReplayed;

    /// <summary>Authentic RTP of no known producer, of a foreign payload type, or beyond the caps on streams.</summary>
    public long DroppedUnbound;

    public int Transports;
    public int Producers;
    public int Consumers;

    /// <summary>Adds another worker's figures.</summary>
    public void Add(in RouterStatistics other)
    {
        PacketsReceived += other.PacketsReceived;
        BytesReceived += other.BytesReceived;
        PacketsForwarded += other.PacketsForwarded;
        BytesForwarded += other.BytesForwarded;
        DroppedUnknownAddress += other.DroppedUnknownAddress;
        DroppedUnknownProtocol += other.DroppedUnknownProtocol;
        DroppedMalformed += other.DroppedMalformed;
        DroppedStun += other.DroppedStun;
        DtlsReceived += other.DtlsReceived;
        DroppedBeforeKeys += other.DroppedBeforeKeys;
        DroppedUnauthenticated += other.DroppedUnauthenticated;
        DroppedReplayed += other.DroppedReplayed;
        DroppedUnbound += other.DroppedUnbound;
        Transports += other.Transports;
        Producers += other.Producers;
        Consumers += other.Consumers;
    }
}
