using System.Globalization;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Ice;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Relay.Whip;

/// <summary>
/// Writes the answer to an offer: the relay is ICE-lite, all its candidates stand in it, and nothing follows. Sections without an agreed track
/// are rejected with port 0 (RFC 3264 §6).
/// </summary>
public sealed class Answer(Offer offer, IceCredentials credentials, IReadOnlyList<IceCandidate> candidates, DtlsFingerprint fingerprint)
{
    private const int DiscardPort = 9;
    private const int AttributesOfATrack = 32;

    private readonly string _fingerprint = fingerprint.ToString();

    // Any number will do that no other description of this session has (RFC 8866 §5.2).
    private readonly long _sessionId = Random.Shared.NextInt64(1, long.MaxValue);

    /// <summary>The answer with these tracks agreed on, in any order.</summary>
    public SessionDescription With(IEnumerable<AnsweredTrack> agreed)
    {
        var bundle = "BUNDLE";
        var isFirst = true;
        var sections = new List<MediaDescription>(offer.Description.Media.Count);
        foreach (var section in offer.Description.Media)
        {
            var track = Find(agreed, section);
            sections.Add(track is null ? Reject(section) : Accept(track, isFirst));
            isFirst &= track is null;
            bundle += track?.Offered.Mid.Length > 0 ? $" {track.Offered.Mid}" : "";
        }

        List<SdpAttribute> session = [new("ice-lite")];
        if (bundle.Contains(' '))
        {
            session.Add(new("group", bundle));
        }

        session.Add(new("msid-semantic", " WMS *"));
        return new SessionDescription($"- {_sessionId.ToString(CultureInfo.InvariantCulture)} 1 IN IP4 127.0.0.1", session, sections);
    }

    private static AnsweredTrack? Find(IEnumerable<AnsweredTrack> agreed, MediaDescription section)
    {
        foreach (var track in agreed)
        {
            if (ReferenceEquals(track.Offered.Section, section))
            {
                return track;
            }
        }

        return null;
    }

    private static MediaDescription Reject(MediaDescription section)
    {
        List<SdpAttribute> attributes = section.Find("mid") is { Length: > 0 } mid ? [new("mid", mid)] : [];
        return section with { Port = 0, Attributes = [.. attributes, new("inactive")] };
    }

    private MediaDescription Accept(AnsweredTrack track, bool isFirst)
    {
        var attributes = new List<SdpAttribute>(AttributesOfATrack);
        AddTransport(attributes, isFirst);
        if (track.Offered.Mid.Length > 0)
        {
            attributes.Add(new("mid", track.Offered.Mid));
        }

        attributes.Add(new(track.Sends ? "sendonly" : "recvonly"));
        attributes.Add(new("rtcp-mux"));
        if (track.Offered.Section.Find("rtcp-rsize") is not null)
        {
            attributes.Add(new("rtcp-rsize"));
        }

        foreach (var codec in track.Parameters.Codecs)
        {
            AddCodec(attributes, codec);
        }

        foreach (var extension in track.Parameters.HeaderExtensions)
        {
            attributes.Add(new("extmap", $"{extension.Id} {extension.Uri}"));
        }

        AddStreams(attributes, track);
        var formats = new List<string>(track.Parameters.Codecs.Count);
        foreach (var codec in track.Parameters.Codecs)
        {
            formats.Add(codec.PayloadType.ToString(CultureInfo.InvariantCulture));
        }

        return new MediaDescription(track.Offered.Section.Kind, DiscardPort, track.Offered.Section.Protocol, formats, attributes);
    }

    // In each section, although a bundle's first would do (RFC 9143 §7.1.3): simple clients look only where the track is.
    private void AddTransport(List<SdpAttribute> attributes, bool isFirst)
    {
        attributes.Add(new("ice-ufrag", credentials.UsernameFragment));
        attributes.Add(new("ice-pwd", credentials.Password));
        attributes.Add(new("fingerprint", _fingerprint));
        attributes.Add(new("setup", offer.AnswererRole == DtlsRole.Server ? "passive" : "active"));
        if (!isFirst)
        {
            return;
        }

        foreach (var candidate in candidates)
        {
            var address = candidate.Address.ToIPEndPoint();
            attributes.Add(new("candidate", $"{candidate.Foundation} 1 udp {candidate.Priority} {address.Address} {address.Port} typ host"));
        }

        attributes.Add(new("end-of-candidates"));
    }

    private static void AddCodec(List<SdpAttribute> attributes, RtpCodecParameters codec)
    {
        var name = codec.MimeType[(codec.MimeType.IndexOf('/') + 1)..];
        var channels = codec.Channels is > 1 ? $"/{codec.Channels}" : "";
        attributes.Add(new("rtpmap", $"{codec.PayloadType} {name}/{codec.ClockRate}{channels}"));
        if (codec.Parameters.Count > 0)
        {
            attributes.Add(new("fmtp", $"{codec.PayloadType} {string.Join(';', codec.Parameters.Select(pair => $"{pair.Key}={pair.Value.Text}"))}"));
        }

        foreach (var feedback in codec.RtcpFeedback)
        {
            var parameter = feedback.Parameter.Length > 0 ? " " : "";
            attributes.Add(new("rtcp-fb", $"{codec.PayloadType} {feedback.Type}{parameter}{feedback.Parameter}"));
        }
    }

    private static void AddStreams(List<SdpAttribute> attributes, AnsweredTrack track)
    {
        if (track.Sends)
        {
            AddOwnStream(attributes, track);
            return;
        }

        // In the order offered, which need not be ours.
        var agreed = track.Parameters.Encodings.Select(encoding => encoding.Rid).ToHashSet();
        string[] rids = [.. track.Offered.Section.FindAll("rid").Select(value => value.Split(' ')[0]).Where(agreed.Contains)];
        attributes.AddRange(rids.Select(rid => new SdpAttribute("rid", $"{rid} recv")));
        if (rids.Length > 1)
        {
            attributes.Add(new("simulcast", $"recv {string.Join(';', rids)}"));
        }
    }

    private static void AddOwnStream(List<SdpAttribute> attributes, AnsweredTrack track)
    {
        var encoding = track.Parameters.Encodings[0];
        var cname = track.Parameters.Rtcp.Cname;
        attributes.Add(new("msid", $"classroom {track.Offered.Section.Kind}-{track.Offered.Mid}"));
        if (encoding.RtxSsrc is { } rtx)
        {
            attributes.Add(new("ssrc-group", $"FID {encoding.Ssrc} {rtx}"));
        }

        attributes.Add(new("ssrc", $"{encoding.Ssrc} cname:{cname}"));
        if (encoding.RtxSsrc is { } repair)
        {
            attributes.Add(new("ssrc", $"{repair} cname:{cname}"));
        }
    }
}
