namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>An RTCP feedback a codec supports (RFC 4585 §4.2), for example "nack" "pli".</summary>
/// <param name="Parameter">Empty when the type has none.</param>
public sealed record RtcpFeedback(string Type, string Parameter = "");
