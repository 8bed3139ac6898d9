using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Media;

/// <summary>How one track is sent. Same shape as mediasoup's RtpParameters.</summary>
/// <param name="Mid">BUNDLE tag (RFC 9143), when the sender marks its packets with it.</param>
public sealed record RtpParameters(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Mid,
    IReadOnlyList<RtpCodecParameters> Codecs,
    IReadOnlyList<RtpHeaderExtensionParameters>? HeaderExtensions = null,
    IReadOnlyList<RtpEncodingParameters>? Encodings = null,
    RtcpParameters? Rtcp = null);
