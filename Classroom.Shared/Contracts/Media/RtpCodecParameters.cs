namespace Classroom.Shared.Contracts.Media;

/// <summary>A codec as it is sent on a track.</summary>
public sealed record RtpCodecParameters(
    string MimeType,
    int PayloadType,
    int ClockRate,
    int? Channels = null,
    IReadOnlyDictionary<string, FormatParameter>? Parameters = null,
    IReadOnlyList<RtcpFeedback>? RtcpFeedback = null);
