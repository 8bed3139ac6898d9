using System.Diagnostics.CodeAnalysis;
using System.Text;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Relay.Whip;

/// <summary>What a peer offers: one bundled, multiplexed transport with its tracks. Other sections are answered as rejected.</summary>
/// <param name="Description">The whole offer; the answer follows its sections.</param>
/// <param name="Fingerprints">Of the offerer's certificate; only those whose digest we take.</param>
/// <param name="Tracks">In the order of their sections.</param>
public sealed record Offer(SessionDescription Description, DtlsSetup Setup, IReadOnlyList<DtlsFingerprint> Fingerprints, IReadOnlyList<OfferedTrack> Tracks)
{
    // What an element of the one-byte form holds (RFC 8285 section 4.2).
    private const int MaxMidBytes = 16;

    /// <summary>Reads an offer from its text; never throws.</summary>
    /// <param name="problem">One sentence for whoever sent it, when the answer is false.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Offer? offer, [NotNullWhen(false)] out string? problem)
    {
        offer = null;
        return SessionDescription.TryParse(text, out var description, out problem) && TryRead(description, out offer, out problem);
    }

    /// <summary>Our side of the handshake: the server, unless the offerer insists on being it.</summary>
    public DtlsRole AnswererRole => Setup == DtlsSetup.Passive ? DtlsRole.Client : DtlsRole.Server;

    private static bool TryRead(SessionDescription description, [NotNullWhen(true)] out Offer? offer, [NotNullWhen(false)] out string? problem)
    {
        offer = null;
        var live = LiveSections(description);
        problem = FindProblem(description, live);
        if (problem is not null)
        {
            return false;
        }

        var fingerprints = new List<DtlsFingerprint>();
        foreach (var section in live)
        {
            ReadFingerprints(section.Attributes, fingerprints);
        }

        ReadFingerprints(description.Attributes, fingerprints);
        if (fingerprints.Count == 0)
        {
            problem = "The offer has no valid a=fingerprint of sha-256.";
            return false;
        }

        if (!TryReadSetup(FindAnywhere(description, live, "setup"), out var setup))
        {
            problem = "The offer's a=setup is missing, or is not actpass, active or passive.";
            return false;
        }

        var tracks = new List<OfferedTrack>(live.Count);
        foreach (var section in live)
        {
            tracks.Add(OfferedTrackReader.Read(section, description.Attributes));
        }

        offer = new Offer(description, setup, fingerprints, tracks);
        return true;
    }

    private static void ReadFingerprints(IReadOnlyList<SdpAttribute> attributes, List<DtlsFingerprint> fingerprints)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == "fingerprint"
                && attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var algorithm, var digest]
                && DtlsFingerprint.TryParse(algorithm, digest, out var fingerprint)
                && !fingerprints.Contains(fingerprint))
            {
                fingerprints.Add(fingerprint);
            }
        }
    }

    private static string? FindProblem(SessionDescription description, List<MediaDescription> live)
    {
        if (live.Count == 0)
        {
            return "The offer has no audio or video section over UDP/TLS/RTP/SAVPF in its bundle.";
        }

        if (live.Count > 1 && BundleOf(description) is null)
        {
            return "The offer has several media sections but no a=group:BUNDLE; all must share one transport.";
        }

        if (live.Exists(section => section.Find("rtcp-mux") is null))
        {
            return "The offer has a media section without a=rtcp-mux; RTCP must share the port.";
        }

        if (live.Exists(section => Encoding.UTF8.GetByteCount(section.Find("mid") ?? "") > MaxMidBytes))
        {
            return $"The offer has an a=mid of more than {MaxMidBytes} bytes, which RTP cannot carry.";
        }

        var hasCredentials = FindAnywhere(description, live, "ice-ufrag") is not null && FindAnywhere(description, live, "ice-pwd") is not null;
        return hasCredentials ? null : "The offer has no a=ice-ufrag and a=ice-pwd.";
    }

    // A section is live when it is RTP over DTLS, not refused by the offerer itself (port 0 without bundle-only, RFC 9143 §6), and in the first bundle.
    private static List<MediaDescription> LiveSections(SessionDescription description)
    {
        var bundle = BundleOf(description);
        var live = new List<MediaDescription>();
        foreach (var section in description.Media)
        {
            if (section.Kind is "audio" or "video"
                && section.Protocol.EndsWith("TLS/RTP/SAVPF", StringComparison.OrdinalIgnoreCase)
                && (section.Port != 0 || section.Find("bundle-only") is not null)
                && (bundle is null || bundle.Contains(section.Find("mid") ?? "")))
            {
                live.Add(section);
            }
        }

        return live;
    }

    private static string[]? BundleOf(SessionDescription description)
    {
        foreach (var attribute in description.Attributes)
        {
            if (attribute.Name == "group" && attribute.Value.StartsWith("BUNDLE ", StringComparison.Ordinal))
            {
                return attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            }
        }

        return null;
    }

    // Transport attributes stand in the first section of a bundle, in each, or once for the whole session.
    private static string? FindAnywhere(SessionDescription description, List<MediaDescription> live, string name)
    {
        foreach (var section in live)
        {
            if (section.Find(name) is { } value)
            {
                return value;
            }
        }

        return description.Attributes.ValueOf(name);
    }

    private static bool TryReadSetup(string? value, out DtlsSetup setup)
    {
        DtlsSetup? known = value switch { "actpass" => DtlsSetup.ActPass, "active" => DtlsSetup.Active, "passive" => DtlsSetup.Passive, _ => null };
        setup = known ?? default;
        return known is not null;
    }
}
