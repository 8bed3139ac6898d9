using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Fuzz.Targets;

/// <summary>RTP parameters as an endpoint that speaks exactly what the router does would state them.</summary>
internal static class SampleTracks
{
    public static IReadOnlyList<string> MimeTypes { get; } = ["audio/opus", "video/VP8", "video/H264"];

    public static MediaKind Kind(string mimeType) => mimeType.StartsWith("audio", StringComparison.Ordinal) ? MediaKind.Audio : MediaKind.Video;

    public static RtpParameters Parameters(string mimeType, uint ssrc) => RouterCapabilities.ParametersOf(mimeType, "teacher", new RtpEncodingParameters(ssrc));
}
