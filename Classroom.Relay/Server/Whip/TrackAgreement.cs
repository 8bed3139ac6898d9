using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;

namespace Classroom.Relay.Whip;

/// <summary>Finds what both sides can do. The relay's order of codecs decides; payload types and identifiers stay as offered.</summary>
public static class TrackAgreement
{
    /// <summary>What the offerer is to send, or null when the relay forwards none of its codecs.</summary>
    public static RtpParameters? ToReceive(OfferedTrack offered, RtpCapabilities router)
    {
        foreach (var capability in router.Codecs.Where(codec => codec.Kind == offered.Kind))
        {
            // A router of this one codec alone: then the mapping tells which offered codec is meant by it.
            var only = router with { Codecs = [capability] };
            foreach (var codec in offered.Codecs.Where(codec => !OfferedTrack.IsRtx(codec)))
            {
                var parameters = offered.ParametersWith(codec);
                if (Ortc.TryMapProducer(offered.Kind, parameters, only, out _, out _))
                {
                    return parameters with
                    {
                        Codecs = [.. parameters.Codecs.Select(agreed => Reduce(agreed, capability.RtcpFeedback))],
                        HeaderExtensions = [.. parameters.HeaderExtensions.Where(extension => IsRead(extension, router))],
                    };
                }
            }
        }

        return null;
    }

    /// <summary>How a router's track is sent to the offerer, or null when it cannot decode it.</summary>
    /// <param name="consumable">The producer's, in the router's terms.</param>
    /// <param name="ssrc">Of the stream; <paramref name="rtxSsrc"/> is used when the offerer takes retransmissions.</param>
    public static RtpParameters? ToSend(OfferedTrack offered, RtpParameters consumable, uint ssrc, uint rtxSsrc)
    {
        var media = consumable.Codecs[0];
        var codec = offered.Codecs.FirstOrDefault(codec => !OfferedTrack.IsRtx(codec) && Ortc.CanConsume(consumable, AsCapability(offered.Kind, codec)));
        if (codec is null)
        {
            return null;
        }

        var rtx = offered.RtxOf(codec.PayloadType);
        // In the router's own texts where they are the same, so that a session keeps none of its offer.
        var agreed = Reduce(codec with { MimeType = media.MimeType, Parameters = media.Parameters }, media.RtcpFeedback);
        return new RtpParameters(
            offered.Mid.Length == 0 ? null : offered.Mid,
            rtx is null ? [agreed] : [agreed, rtx],
            [.. offered.HeaderExtensions.Where(extension => consumable.ExtensionId(extension.Uri) != 0)],
            [new RtpEncodingParameters(ssrc, RtxSsrc: rtx is null ? null : rtxSsrc)],
            consumable.Rtcp);
    }

    private static bool IsRead(RtpHeaderExtensionParameters extension, RtpCapabilities router) =>
        router.HeaderExtensions.Any(known => known.Uri == extension.Uri && known.Direction != HeaderExtensionDirection.SendOnly);

    private static RtpCodecCapability AsCapability(MediaKind kind, RtpCodecParameters codec) =>
        new(kind, codec.MimeType, codec.PayloadType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback);

    private static RtpCodecParameters Reduce(RtpCodecParameters codec, IReadOnlyList<RtcpFeedback> known) =>
        codec with { RtcpFeedback = OfferedTrack.IsRtx(codec) ? codec.RtcpFeedback : [.. known.Where(codec.RtcpFeedback.Contains)] };
}
