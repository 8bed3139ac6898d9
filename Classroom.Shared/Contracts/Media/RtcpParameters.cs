namespace Classroom.Shared.Contracts.Media;

/// <summary>RTCP of a track.</summary>
/// <param name="Cname">Of a consumer: one for all tracks of an endpoint, so that receivers keep lip sync (RFC 3550 §6.5.1). Of a producer: not used.</param>
public sealed record RtcpParameters(string? Cname = null, bool? ReducedSize = null);
