using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// What every router forwards. H264 constrained baseline stands first among the video codecs: old classroom PCs decode it in hardware, and
/// recording and broadcast need no transcoding. The order is the browser's preference too (mediasoup-client keeps the remote's order).
/// </summary>
public static class RouterCapabilities
{
    private const int VideoClock = 90_000;

    private static readonly Dictionary<string, FormatParameter> None = [];

    // Opus answers NACK as well: browsers resend audio on the media stream itself, and rural links lose more than in-band FEC can mend.
    private static readonly RtcpFeedback[] AudioFeedback = [new("nack"), new("transport-cc")];

    private static readonly RtcpFeedback[] VideoFeedback =
        [new("nack"), new("nack", "pli"), new("ccm", "fir"), new("goog-remb"), new("transport-cc")];

    /// <summary>The capabilities a browser loads its device with.</summary>
    public static RtpCapabilities Default { get; } = new(
        [
            new(MediaKind.Audio, "audio/opus", 111, 48_000, 2, new Dictionary<string, FormatParameter> { ["useinbandfec"] = 1, ["minptime"] = 10 }, AudioFeedback),
            new(MediaKind.Video, "video/H264", 102, VideoClock, null, new Dictionary<string, FormatParameter>
            {
                ["level-asymmetry-allowed"] = 1,
                ["packetization-mode"] = 1,
                ["profile-level-id"] = "42e01f",
            }, VideoFeedback),
            Rtx(103, 102),
            new(MediaKind.Video, "video/VP8", 96, VideoClock, null, None, VideoFeedback),
            Rtx(97, 96),
        ],
        [
            new(MediaKind.Audio, HeaderExtensionUri.Mid, 1),
            new(MediaKind.Video, HeaderExtensionUri.Mid, 1),
            new(MediaKind.Video, HeaderExtensionUri.Rid, 2, HeaderExtensionDirection.RecvOnly),
            new(MediaKind.Video, HeaderExtensionUri.RepairedRid, 3, HeaderExtensionDirection.RecvOnly),
            new(MediaKind.Audio, HeaderExtensionUri.AbsoluteSendTime, 4, HeaderExtensionDirection.RecvOnly),
            new(MediaKind.Video, HeaderExtensionUri.AbsoluteSendTime, 4, HeaderExtensionDirection.RecvOnly),
            new(MediaKind.Audio, HeaderExtensionUri.TransportSequence, 5),
            new(MediaKind.Video, HeaderExtensionUri.TransportSequence, 5),
            new(MediaKind.Audio, HeaderExtensionUri.AudioLevel, 10),
            new(MediaKind.Video, HeaderExtensionUri.VideoOrientation, 11),
            new(MediaKind.Video, HeaderExtensionUri.PlayoutDelay, 12, HeaderExtensionDirection.SendOnly),
        ]);

    /// <summary>A track's parameters as an endpoint would state them that speaks just what routers do; what rehearsals and tests publish.</summary>
    /// <param name="mimeType">One of <see cref="Default"/>'s, "video/H264" for example.</param>
    public static RtpParameters ParametersOf(string mimeType, string cname, params RtpEncodingParameters[] encodings)
    {
        var media = Default.Codecs.First(codec => codec.MimeType == mimeType);
        var repair = Default.Codecs.Where(codec => codec.Parameters.TryGetValue("apt", out var apt) && apt.Number == media.PreferredPayloadType);
        return new RtpParameters(
            null,
            [.. repair.Prepend(media).Select(codec => new RtpCodecParameters(
                codec.MimeType, codec.PreferredPayloadType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback))],
            [.. Default.HeaderExtensions.Where(e => e.Kind == media.Kind).Select(e => new RtpHeaderExtensionParameters(e.Uri, e.PreferredId))],
            encodings,
            new RtcpParameters(cname));
    }

    private static RtpCodecCapability Rtx(int payloadType, int associated) =>
        new(MediaKind.Video, "video/rtx", payloadType, VideoClock, null, new Dictionary<string, FormatParameter> { ["apt"] = associated }, []);
}
