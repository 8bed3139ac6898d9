using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Media.Tests.Harness;

/// <summary>RTP parameters as an endpoint that speaks exactly what the router does would state them.</summary>
internal static class TestCodec
{
    public static RtpParameters Parameters(string mimeType, params RtpEncodingParameters[] encodings) =>
        RouterCapabilities.ParametersOf(mimeType, "teacher", encodings);

    public static MediaKind Kind(string mimeType) => mimeType.StartsWith("audio", StringComparison.Ordinal) ? MediaKind.Audio : MediaKind.Video;
}
