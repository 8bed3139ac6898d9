namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>A codec an endpoint can receive.</summary>
/// <param name="MimeType">For example "video/H264"; compared without case.</param>
/// <param name="PreferredPayloadType">96 to 127.</param>
/// <param name="ClockRate">Hz.</param>
/// <param name="Channels">Audio only.</param>
/// <param name="Parameters">Of the fmtp line; empty when there are none.</param>
public sealed record RtpCodecCapability(
    MediaKind Kind,
    string MimeType,
    int PreferredPayloadType,
    int ClockRate,
    int? Channels,
    IReadOnlyDictionary<string, FormatParameter> Parameters,
    IReadOnlyList<RtcpFeedback> RtcpFeedback);
