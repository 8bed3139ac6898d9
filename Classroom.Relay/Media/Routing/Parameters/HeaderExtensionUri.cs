namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>Names of the RTP header extensions the relay knows.</summary>
public static class HeaderExtensionUri
{
    /// <summary>RFC 9143 §15.2: which media section a packet belongs to.</summary>
    public const string Mid = "urn:ietf:params:rtp-hdrext:sdes:mid";

    /// <summary>RFC 8852 §3.1: which simulcast layer a packet belongs to.</summary>
    public const string RtpStreamId = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";

    /// <summary>RFC 8852 §3.2: which simulcast layer a retransmission repairs.</summary>
    public const string RepairedRtpStreamId = "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id";

    /// <summary>24-bit send time in 6.18 fixed-point seconds (webrtc.org experiment).</summary>
    public const string AbsoluteSendTime = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";

    /// <summary>One 16-bit sequence per transport (draft-holmer-rmcat-transport-wide-cc-extensions-01 §2).</summary>
    public const string TransportWideCc = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

    /// <summary>RFC 6464: voice flag and level in -dBov.</summary>
    public const string AudioLevel = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

    /// <summary>3GPP TS 26.114 §7.4.5: how the picture is rotated.</summary>
    public const string VideoOrientation = "urn:3gpp:video-orientation";
}
