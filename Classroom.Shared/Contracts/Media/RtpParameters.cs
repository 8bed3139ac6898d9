namespace Classroom.Shared.Contracts.Media;

/// <summary>How one track is sent. Same shape as mediasoup's RtpParameters.</summary>
/// <param name="Mid">BUNDLE tag (RFC 9143), when the sender marks its packets with it.</param>
public sealed record RtpParameters(
    string? Mid,
    IReadOnlyList<RtpCodecParameters> Codecs,
    IReadOnlyList<RtpHeaderExtensionParameters>? HeaderExtensions,
    IReadOnlyList<RtpEncodingParameters>? Encodings,
    RtcpParameters? Rtcp);
