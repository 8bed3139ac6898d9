using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>RTP parameters as an endpoint that speaks exactly what the router does would state them.</summary>
internal static class TestCodec
{
    public static RtpParameters Parameters(string mimeType, params RtpEncodingParameters[] encodings)
    {
        var capabilities = RouterCapabilities.Default;
        var media = capabilities.Codecs.First(codec => codec.MimeType == mimeType);
        var rtx = capabilities.Codecs.FirstOrDefault(
            codec => codec.Parameters.TryGetValue("apt", out var apt) && apt.Number == media.PreferredPayloadType);
        var codecs = new[] { media, rtx }
            .OfType<RtpCodecCapability>()
            .Select(codec => new RtpCodecParameters(
                codec.MimeType, codec.PreferredPayloadType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback))
            .ToList();
        var extensions = capabilities.HeaderExtensions
            .Where(extension => extension.Kind == media.Kind)
            .Select(extension => new RtpHeaderExtensionParameters(extension.Uri, extension.PreferredId))
            .ToList();
        return new RtpParameters(null, codecs, extensions, encodings, new RtcpParameters("teacher"));
    }

    public static MediaKind Kind(string mimeType) => mimeType.StartsWith("audio", StringComparison.Ordinal) ? MediaKind.Audio : MediaKind.Video;
}
