using System.Globalization;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Benchmarks.Forward.Peers;

/// <summary>What a peer says of itself: the client of the handshake, one bundled transport, no candidates (its server finds out where it is).</summary>
internal sealed class PeerDescription(SecurePeer peer)
{
    private const int DiscardPort = 9;

    // What a section of the other side's says of the media, and an answer repeats.
    private static readonly string[] Repeated = ["mid", "rtpmap", "fmtp", "rtcp-fb", "extmap", "rtcp-mux", "rtcp-rsize"];

    /// <summary>Offers tracks to send.</summary>
    public string Publish(IEnumerable<RtpParameters> tracks) => Describe([.. tracks.Select(track => Section(
        track.Mid!,
        "sendonly",
        track.Codecs,
        track.HeaderExtensions,
        track.Encodings[0]))]);

    /// <summary>Offers to receive a picture and sound.</summary>
    public string Receive()
    {
        var capabilities = RouterCapabilities.Default;
        var sections = new[] { MediaKind.Audio, MediaKind.Video }.Select(kind => Section(
            ((int)kind).ToString(CultureInfo.InvariantCulture),
            "recvonly",
            [.. capabilities.Codecs
                .Where(codec => codec.Kind == kind && !codec.MimeType.Contains("H264", StringComparison.Ordinal) && codec.PreferredPayloadType != 103)
                .Select(codec => new RtpCodecParameters(
                    codec.MimeType, codec.PreferredPayloadType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback))],
            [.. capabilities.HeaderExtensions
                .Where(extension => extension.Kind == kind && extension.Direction == HeaderExtensionDirection.SendRecv)
                .Select(extension => new RtpHeaderExtensionParameters(extension.Uri, extension.PreferredId))],
            null));
        return Describe([.. sections]);
    }

    /// <summary>Accepts all that a server offers to send.</summary>
    public string Accept(SessionDescription offer) => Describe([.. offer.Media.Select(section => section with
    {
        Attributes = [.. Transport(), new("recvonly"), .. section.Attributes.Where(attribute => Repeated.Contains(attribute.Name))],
    })]);

    private string Describe(IReadOnlyList<MediaDescription> sections) => new SessionDescription(
        "- 1 1 IN IP4 127.0.0.1",
        [new("group", $"BUNDLE {string.Join(' ', sections.Select(section => section.Find("mid")))}"), new("msid-semantic", " WMS *")],
        sections).ToString();

    private MediaDescription Section(
        string mid,
        string direction,
        IReadOnlyList<RtpCodecParameters> codecs,
        IReadOnlyList<RtpHeaderExtensionParameters> extensions,
        RtpEncodingParameters? encoding)
    {
        List<SdpAttribute> attributes = [.. Transport(), new("mid", mid), new(direction), new("rtcp-mux"), new("rtcp-rsize")];
        foreach (var codec in codecs)
        {
            AddCodec(attributes, codec);
        }

        attributes.AddRange(extensions.Select(extension => new SdpAttribute("extmap", $"{extension.Id} {extension.Uri}")));
        if (encoding is { Ssrc: { } ssrc })
        {
            uint[] all = encoding.RtxSsrc is { } rtx ? [ssrc, rtx] : [ssrc];
            if (all.Length > 1)
            {
                attributes.Add(new("ssrc-group", $"FID {string.Join(' ', all)}"));
            }

            attributes.AddRange(all.Select(one => new SdpAttribute("ssrc", $"{one} cname:load")));
        }

        var formats = codecs.Select(codec => codec.PayloadType.ToString(CultureInfo.InvariantCulture));
        return new MediaDescription(codecs[0].MimeType.Split('/')[0], DiscardPort, "UDP/TLS/RTP/SAVPF", [.. formats], attributes);
    }

    private static void AddCodec(List<SdpAttribute> attributes, RtpCodecParameters codec)
    {
        var channels = codec.Channels is > 1 ? $"/{codec.Channels}" : "";
        attributes.Add(new("rtpmap", $"{codec.PayloadType} {codec.MimeType.Split('/')[1]}/{codec.ClockRate}{channels}"));
        if (codec.Parameters.Count > 0)
        {
            attributes.Add(new("fmtp", $"{codec.PayloadType} {string.Join(';', codec.Parameters.Select(pair => $"{pair.Key}={pair.Value}"))}"));
        }

        attributes.AddRange(codec.RtcpFeedback.Select(feedback =>
            new SdpAttribute("rtcp-fb", $"{codec.PayloadType} {feedback.Type} {feedback.Parameter}".TrimEnd())));
    }

    private IEnumerable<SdpAttribute> Transport() =>
    [
        new("ice-ufrag", peer.Transport.LocalCredentials.UsernameFragment),
        new("ice-pwd", peer.Transport.LocalCredentials.Password),
        new("fingerprint", peer.Fingerprint.ToString()),
        new("setup", "active"),
    ];
}
