namespace Classroom.Relay.Media.Routing;

/// <summary>Where the packets of one SSRC go.</summary>
/// <param name="IsRtx">They are retransmissions (RFC 4588) of the stream.</param>
internal readonly record struct StreamRoute(ProducerStream Stream, bool IsRtx);
