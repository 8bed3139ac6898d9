namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>RTCP of a track.</summary>
/// <param name="Cname">One for all tracks of a source, so that receivers keep lip sync (RFC 3550 §6.5.1).</param>
public sealed record RtcpParameters(string? Cname = null, bool ReducedSize = true);
