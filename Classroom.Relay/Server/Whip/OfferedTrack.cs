using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Relay.Whip;

/// <summary>A media section of an offer that may carry a track.</summary>
/// <param name="Section">As it was offered.</param>
/// <param name="Mid">Empty when the section has none.</param>
/// <param name="Codecs">In the order of preference, RTX among them, under the payload types offered.</param>
/// <param name="HeaderExtensions">Only those the relay knows and one-byte headers can carry.</param>
/// <param name="Encodings">What the offerer sends, the lowest layer first; one without SSRC and RID when it does not say.</param>
public sealed record OfferedTrack(
    MediaDescription Section,
    string Mid,
    MediaKind Kind,
    MediaDirection Direction,
    IReadOnlyList<RtpCodecParameters> Codecs,
    IReadOnlyList<RtpHeaderExtensionParameters> HeaderExtensions,
    IReadOnlyList<RtpEncodingParameters> Encodings)
{
    /// <summary>The offerer would send this track.</summary>
    public bool Sends => Direction is MediaDirection.SendRecv or MediaDirection.SendOnly;

    /// <summary>The offerer would receive this track.</summary>
    public bool Receives => Direction is MediaDirection.SendRecv or MediaDirection.RecvOnly;

    /// <summary>The retransmission codec of a payload type, or null.</summary>
    public RtpCodecParameters? RtxOf(int payloadType) => Codecs.FirstOrDefault(codec =>
        IsRtx(codec) && codec.Parameters.TryGetValue("apt", out var apt) && apt.NumberOr(-1) == payloadType);

    /// <summary>True for a retransmission codec, which carries no media of its own.</summary>
    public static bool IsRtx(RtpCodecParameters codec) => codec.MimeType.EndsWith("/rtx", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same track with one media codec and its retransmissions: what is sent once that codec is agreed on.</summary>
    public RtpParameters ParametersWith(RtpCodecParameters codec)
    {
        var rtx = RtxOf(codec.PayloadType);
        return new RtpParameters(
            Mid.Length == 0 ? null : Mid,
            rtx is null ? [codec] : [codec, rtx],
            HeaderExtensions,
            rtx is null ? [.. Encodings.Select(encoding => encoding with { RtxSsrc = null })] : Encodings,
            new RtcpParameters());
    }
}
