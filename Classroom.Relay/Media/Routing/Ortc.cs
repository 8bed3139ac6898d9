using System.Diagnostics.CodeAnalysis;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Media.Rtp.HeaderExtensions;

namespace Classroom.Relay.Media.Routing;

/// <summary>
/// Negotiation without offers: what a producer sends is expressed in the router's payload types and extension identifiers ("consumable"),
/// and what a consumer receives is that, reduced to what its endpoint knows. Same results as mediasoup's ortc.ts, because
/// mediasoup-client is the peer. Parameters come from the network: what cannot be used is refused with a sentence, never thrown.
/// </summary>
public static class Ortc
{
    /// <summary>Layers one track may have.</summary>
    public const int MaxEncodings = 4;

    /// <summary>Finds the router's codec for what a producer says it sends.</summary>
    /// <param name="problem">A sentence for the publisher's log when the answer is false.</param>
    public static bool TryMapProducer(
        MediaKind kind,
        RtpParameters parameters,
        RtpCapabilities router,
        [NotNullWhen(true)] out ProducerMapping? mapping,
        [NotNullWhen(false)] out string? problem)
    {
        mapping = null;
        problem = FindProblem(parameters);
        if (problem is not null)
        {
            return false;
        }

        var codec = parameters.Codecs.FirstOrDefault(c => !CodecMatching.IsRtx(c.MimeType));
        if (codec is null)
        {
            problem = "no media codec";
            return false;
        }

        var capability = router.Codecs.FirstOrDefault(c => c.Kind == kind && CodecMatching.Matches(codec, c));
        if (capability is null)
        {
            problem = $"codec not supported: {codec.MimeType}";
            return false;
        }

        var rtx = parameters.Codecs.FirstOrDefault(
            c => CodecMatching.IsRtx(c.MimeType) && CodecMatching.AssociatedPayloadType(c.Parameters) == codec.PayloadType);
        mapping = new ProducerMapping(capability, codec.PayloadType, rtx?.PayloadType ?? -1);
        return true;
    }

    /// <summary>The track as consumers may have it: the router's payload types and identifiers, the producer's format parameters.</summary>
    /// <param name="cname">
    /// What consumers are told it belongs to. Never empty: mediasoup-client writes no SSRC into the receiver's description without it, and Chromium
    /// then takes the track for one it was not told of, whose decoder it throws away at every later negotiation.
    /// </param>
    public static RtpParameters GetConsumable(MediaKind kind, RtpParameters producer, RtpCapabilities router, ProducerMapping mapping, string cname)
    {
        var sent = producer.Codecs.First(c => c.PayloadType == mapping.PayloadType);
        var codecs = new List<RtpCodecParameters> { ToParameters(mapping.Codec) with { Parameters = sent.Parameters } };
        var rtx = router.Codecs.FirstOrDefault(
            c => CodecMatching.IsRtx(c.MimeType) && CodecMatching.AssociatedPayloadType(c.Parameters) == mapping.Codec.PreferredPayloadType);
        if (rtx is not null)
        {
            codecs.Add(ToParameters(rtx));
        }

        var extensions = router.HeaderExtensions
            .Where(e => e.Kind == kind && e.Direction is HeaderExtensionDirection.SendRecv or HeaderExtensionDirection.SendOnly)
            .Select(e => new RtpHeaderExtensionParameters(e.Uri, e.PreferredId))
            .ToList();
        var encodings = producer.Encodings
            .Select(e => new RtpEncodingParameters(Dtx: e.Dtx, ScalabilityMode: e.ScalabilityMode, MaxBitrate: e.MaxBitrate))
            .ToList();
        return new RtpParameters(null, codecs, extensions, encodings, new RtcpParameters(cname));
    }

    /// <summary>Whether an endpoint can decode the track.</summary>
    public static bool CanConsume(RtpParameters consumable, RtpCapabilities remote) =>
        remote.Codecs.Any(codec => CanConsume(consumable, codec));

    /// <summary>Whether the track can be decoded by what decodes this codec.</summary>
    public static bool CanConsume(RtpParameters consumable, RtpCodecCapability codec) => CodecMatching.Matches(consumable.Codecs[0], codec);

    /// <summary>What one endpoint receives: one stream, its codec, the feedback and extensions both sides know.</summary>
    /// <returns>Null when the endpoint cannot decode the track.</returns>
    public static RtpParameters? GetConsumer(RtpParameters consumable, RtpCapabilities remote, string mid, uint ssrc, uint rtxSsrc)
    {
        var media = consumable.Codecs[0];
        var capability = remote.Codecs.FirstOrDefault(c => CodecMatching.Matches(media, c));
        if (capability is null)
        {
            return null;
        }

        var extensions = consumable.HeaderExtensions
            .Where(e => remote.HeaderExtensions.Any(r => r.PreferredId == e.Id && r.Uri == e.Uri))
            .ToList();
        var codecs = new List<RtpCodecParameters>
        {
            media with { RtcpFeedback = ReduceFeedback(capability.RtcpFeedback, extensions) },
        };
        var rtx = consumable.Codecs.FirstOrDefault(c => CodecMatching.IsRtx(c.MimeType));
        var remoteKnowsRtx = remote.Codecs.Any(
            c => CodecMatching.IsRtx(c.MimeType) && CodecMatching.AssociatedPayloadType(c.Parameters) == media.PayloadType);
        if (rtx is not null && remoteKnowsRtx)
        {
            codecs.Add(rtx);
        }

        var encoding = new RtpEncodingParameters(
            ssrc,
            RtxSsrc: codecs.Count > 1 ? rtxSsrc : null,
            ScalabilityMode: ConsumerScalability(consumable.Encodings),
            MaxBitrate: consumable.Encodings.Max(e => e.MaxBitrate));
        return new RtpParameters(mid, codecs, extensions, [encoding], consumable.Rtcp);
    }

    /// <summary>Transport-cc when its extension is in use, else REMB, which needs none.</summary>
    private static List<RtcpFeedback> ReduceFeedback(IReadOnlyList<RtcpFeedback> feedback, List<RtpHeaderExtensionParameters> extensions)
    {
        var refused = extensions.Any(e => e.Uri == HeaderExtensionUri.TransportSequence) ? "goog-remb" : "transport-cc";
        return feedback.Where(f => f.Type != refused).ToList();
    }

    /// <summary>Simulcast reaches the consumer as one stream that may change size: L{layers}T1, as mediasoup announces it.</summary>
    private static string? ConsumerScalability(IReadOnlyList<RtpEncodingParameters> encodings) =>
        encodings.Count > 1 ? $"L{encodings.Count}T1" : encodings[0].ScalabilityMode;

    private static RtpCodecParameters ToParameters(RtpCodecCapability codec) =>
        new(codec.MimeType, codec.PreferredPayloadType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback);

    private static string? FindProblem(RtpParameters parameters)
    {
        if (parameters.Encodings.Count is 0 or > MaxEncodings)
        {
            return $"1 to {MaxEncodings} encodings are allowed";
        }

        if (parameters.Codecs.Any(c => c.PayloadType is < 0 or > 127))
        {
            return "payload type out of range";
        }

        // RFC 5761 §4: these would be taken for RTCP.
        if (parameters.Codecs.Any(c => c.PayloadType is >= 64 and <= 95))
        {
            return "payload types 64 to 95 clash with RTCP";
        }

        if (parameters.HeaderExtensions.Any(e => e.Id is < 1 or > 14))
        {
            return "header extension identifiers are 1 to 14";
        }

        if (parameters.Mid is { Length: 0 or > 16 } || parameters.Encodings.Any(e => e.Rid is { Length: 0 or > 16 }))
        {
            return "MID and RID are 1 to 16 characters";
        }

        var ssrcs = parameters.Encodings.SelectMany(e => new[] { e.Ssrc, e.RtxSsrc }).Where(s => s is not null).ToList();
        return ssrcs.Count != ssrcs.Distinct().Count() ? "an SSRC appears twice" : null;
    }
}
