using System.ComponentModel.DataAnnotations;

namespace Classroom.Shared.Contracts.Media;

/// <summary>A codec an endpoint can receive.</summary>
/// <param name="Kind">"audio" or "video".</param>
/// <param name="MimeType">For example "video/H264"; compared without case.</param>
/// <param name="PreferredPayloadType">96 to 127.</param>
/// <param name="ClockRate">Hz.</param>
/// <param name="Channels">Audio only.</param>
public sealed record RtpCodecCapability(
    [AllowedValues("audio", "video")] string Kind,
    string MimeType,
    int PreferredPayloadType,
    int ClockRate,
    int? Channels = null,
    IReadOnlyDictionary<string, FormatParameter>? Parameters = null,
    IReadOnlyList<RtcpFeedback>? RtcpFeedback = null);
