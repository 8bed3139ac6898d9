using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Routing;

/// <summary>When two descriptions mean one codec, by mediasoup's rules (its ortc.ts, matchCodecs).</summary>
internal static class CodecMatching
{
    /// <summary>RTX carries another codec's retransmissions and is never matched alone.</summary>
    public static bool IsRtx(string mimeType) => mimeType.EndsWith("/rtx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Which of the router's codecs it is.</summary>
    public static MediaCodec Identify(string mimeType) => mimeType.ToUpperInvariant() switch
    {
        "VIDEO/H264" => MediaCodec.H264,
        "VIDEO/VP8" => MediaCodec.Vp8,
        _ => MediaCodec.Opus,
    };

    /// <summary>The payload type an RTX codec repairs, or -1.</summary>
    public static int AssociatedPayloadType(IReadOnlyDictionary<string, FormatParameter> parameters) =>
        parameters.TryGetValue("apt", out var apt) ? (int)apt.NumberOr(-1) : -1;

    /// <summary>Whether a sender of <paramref name="codec"/> satisfies a receiver of <paramref name="capability"/>.</summary>
    public static bool Matches(RtpCodecParameters codec, RtpCodecCapability capability) =>
        codec.MimeType.Equals(capability.MimeType, StringComparison.OrdinalIgnoreCase)
        && codec.ClockRate == capability.ClockRate
        && (codec.Channels ?? 1) == (capability.Channels ?? 1)
        && (!codec.MimeType.Equals("video/H264", StringComparison.OrdinalIgnoreCase) || SameH264(codec.Parameters, capability.Parameters));

    /// <summary>RFC 6184 §8.2.2: packetization-mode and profile are symmetric; the level is not, both sides allow asymmetry.</summary>
    private static bool SameH264(IReadOnlyDictionary<string, FormatParameter> one, IReadOnlyDictionary<string, FormatParameter> other) =>
        PacketizationMode(one) == PacketizationMode(other) && Profile(one) == Profile(other);

    private static long PacketizationMode(IReadOnlyDictionary<string, FormatParameter> parameters) =>
        parameters.TryGetValue("packetization-mode", out var mode) ? mode.NumberOr(0) : 0;

    private static H264Profile Profile(IReadOnlyDictionary<string, FormatParameter> parameters) =>
        H264ProfileLevelId.Parse(parameters.TryGetValue("profile-level-id", out var profile) ? profile.Text : H264ProfileLevelId.Default);
}
