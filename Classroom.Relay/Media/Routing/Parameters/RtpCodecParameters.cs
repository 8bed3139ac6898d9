namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>A codec as it is sent on a track.</summary>
/// <param name="ClockRate">Hz.</param>
/// <param name="Channels">Audio only.</param>
/// <param name="Parameters">Of the fmtp line; empty when there are none.</param>
public sealed record RtpCodecParameters(
    string MimeType,
    int PayloadType,
    int ClockRate,
    int? Channels,
    IReadOnlyDictionary<string, FormatParameter> Parameters,
    IReadOnlyList<RtcpFeedback> RtcpFeedback);
