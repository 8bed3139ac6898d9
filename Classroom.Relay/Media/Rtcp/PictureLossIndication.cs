using Classroom.Relay.Media.Primitives;

namespace Classroom.Relay.Media.Rtcp;

/// <summary>Asks a sender for a key frame because pictures were lost (RFC 4585 section 6.3.1). Has no control information.</summary>
public readonly record struct PictureLossIndication(Ssrc Sender, Ssrc Media)
{
    /// <summary>Bytes of the message.</summary>
    public const int Length = FeedbackMessage.HeaderLength;

    private const int Format = 1;

    public static bool TryParse(scoped in RtcpPacket packet, out PictureLossIndication message)
    {
        var isValid = FeedbackMessage.TryParse(packet, RtcpPacketType.PayloadFeedback, Format, out var sender, out var media, out _);
        message = new PictureLossIndication(sender, media);
        return isValid;
    }

    /// <returns>Bytes written.</returns>
    public int Write(Span<byte> destination)
    {
        FeedbackMessage.WriteHeader(destination, RtcpPacketType.PayloadFeedback, Format, Length, Sender, Media);
        return Length;
    }
}
