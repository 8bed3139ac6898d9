namespace Classroom.Relay.Media.Routing;

/// <summary>Counters of a transport since it was made. Plain fields: written by one thread, copied by value.</summary>
public struct TransportStatistics
{
    /// <summary>SRTP and SRTCP, as on the wire without UDP and IP headers.</summary>
    public long PacketsReceived;
    public long BytesReceived;
    public long PacketsSent;
    public long BytesSent;

    public long DroppedBeforeKeys;
    public long DroppedUnauthenticated;
    public long DroppedReplayed;
    public long DroppedMalformed;
    public long DroppedUnbound;

    /// <summary>Transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01) messages.</summary>
    public long FeedbackSent;
    public long FeedbackReceived;

    /// <summary>Round trip to the peer by receiver reports or ICE checks; zero when never measured.</summary>
    public TimeSpan RoundTrip;
}
