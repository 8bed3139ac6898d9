using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Fuzz.Targets;

/// <summary>RTP parameters as an endpoint that speaks exactly what the router does would state them.</summary>
internal static class SampleTracks
{
    public static IReadOnlyList<string> MimeTypes { get; } = ["audio/opus", "video/VP8", "video/H264"];

    public static MediaKind Kind(string mimeType) => mimeType.StartsWith("audio", StringComparison.Ordinal) ? MediaKind.Audio : MediaKind.Video;

    public static RtpParameters Parameters(string mimeType, uint ssrc)
    {
        var capabilities = RouterCapabilities.Default;
        var media = capabilities.Codecs.First(codec => codec.MimeType == mimeType);
        var rtx = capabilities.Codecs.Where(codec => codec.Parameters.TryGetValue("apt", out var apt) && apt.Number == media.PreferredPayloadType);
        var extensions = capabilities.HeaderExtensions.Where(extension => extension.Kind == media.Kind);
        return new RtpParameters(
            null,
            [.. rtx.Prepend(media).Select(ToParameters)],
            [.. extensions.Select(extension => new RtpHeaderExtensionParameters(extension.Uri, extension.PreferredId))],
            [new RtpEncodingParameters(ssrc)],
            new RtcpParameters("teacher"));
    }

    private static RtpCodecParameters ToParameters(RtpCodecCapability codec) =>
        new(codec.MimeType, codec.PreferredPayloadType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback);
}
