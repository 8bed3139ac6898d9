using System.Globalization;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Relay.Whip;

/// <summary>Reads a track's parameters from the attributes of its section. What is malformed is passed over: a codec less, not an error.</summary>
internal static class OfferedTrackReader
{
    private const int MaxPayloadType = 127;
    private const int MaxExtensionId = 14;

    public static OfferedTrack Read(MediaDescription section, IReadOnlyList<SdpAttribute> session)
    {
        var kind = section.Kind == "audio" ? MediaKind.Audio : MediaKind.Video;
        return new OfferedTrack(
            section,
            section.Find("mid") ?? "",
            kind,
            ReadDirection(section.Attributes) ?? ReadDirection(session) ?? MediaDirection.SendRecv,
            [.. section.Formats.Select(format => ReadCodec(section, format)).OfType<RtpCodecParameters>()],
            ReadExtensions(section, kind),
            EncodingLines.Read(section));
    }

    private static MediaDirection? ReadDirection(IReadOnlyList<SdpAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            switch (attribute.Name)
            {
                case "sendrecv":
                    return MediaDirection.SendRecv;
                case "sendonly":
                    return MediaDirection.SendOnly;
                case "recvonly":
                    return MediaDirection.RecvOnly;
                case "inactive":
                    return MediaDirection.Inactive;
            }
        }

        return null;
    }

    // a=rtpmap:<payload type> <name>/<clock rate>[/<channels>]
    private static RtpCodecParameters? ReadCodec(MediaDescription section, string format)
    {
        if (!TryReadNumber(format, MaxPayloadType, out var payloadType) || Of(section, "rtpmap", format).FirstOrDefault() is not { } map)
        {
            return null;
        }

        var parts = map.Split('/');
        if (parts.Length is < 2 or > 3 || parts[0].Length == 0 || !TryReadNumber(parts[1], int.MaxValue, out var clockRate) || clockRate == 0)
        {
            return null;
        }

        var channels = 1;
        if (parts.Length == 3 && !TryReadNumber(parts[2], 8, out channels))
        {
            return null;
        }

        return new RtpCodecParameters(
            $"{section.Kind}/{parts[0]}",
            payloadType,
            clockRate,
            section.Kind == "audio" ? channels : null,
            ReadFormat(Of(section, "fmtp", format)),
            [.. Of(section, "rtcp-fb", format).Concat(Of(section, "rtcp-fb", "*")).Select(ReadFeedback).Distinct()]);
    }

    // a=fmtp:<payload type> key=value;key=value. A part without "=" (as RED's) says nothing to us.
    private static Dictionary<string, FormatParameter> ReadFormat(IEnumerable<string> lines)
    {
        var parameters = new Dictionary<string, FormatParameter>(StringComparer.Ordinal);
        foreach (var part in lines.SelectMany(line => line.Split(';')))
        {
            var equals = part.IndexOf('=');
            if (equals > 0)
            {
                var key = part[..equals].Trim().ToLowerInvariant();
                parameters[key] = ReadValue(key, part[(equals + 1)..].Trim());
            }
        }

        return parameters;
    }

    // A profile is six hexadecimal digits that may all be decimal ones: it stays a text.
    private static FormatParameter ReadValue(string key, string value) =>
        key != "profile-level-id" && TryReadNumber(value, int.MaxValue, out var number) && number.ToString(CultureInfo.InvariantCulture) == value
            ? new FormatParameter(number)
            : new FormatParameter(value);

    private static RtcpFeedback ReadFeedback(string value)
    {
        var space = value.IndexOf(' ');
        return space < 0 ? new RtcpFeedback(value) : new RtcpFeedback(value[..space], value[(space + 1)..].Trim());
    }

    // a=extmap:<id>[/<direction>] <uri> [<attributes>]
    private static List<RtpHeaderExtensionParameters> ReadExtensions(MediaDescription section, MediaKind kind)
    {
        var extensions = new List<RtpHeaderExtensionParameters>();
        foreach (var value in section.FindAll("extmap"))
        {
            var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length >= 2
                && TryReadNumber(parts[0].Split('/')[0], MaxExtensionId, out var id)
                && id > 0
                && RouterCapabilities.Default.HeaderExtensions.FirstOrDefault(known => known.Kind == kind && known.Uri == parts[1]) is { Uri: var uri }
                && extensions.TrueForAll(other => other.Id != id && other.Uri != uri))
            {
                extensions.Add(new RtpHeaderExtensionParameters(uri, id));
            }
        }

        return extensions;
    }

    /// <summary>What follows "&lt;format&gt; " in the attributes of that name.</summary>
    private static IEnumerable<string> Of(MediaDescription section, string name, string format) =>
        section.FindAll(name)
            .Where(value => value.Length > format.Length && value[format.Length] == ' ' && value.StartsWith(format, StringComparison.Ordinal))
            .Select(value => value[(format.Length + 1)..].Trim());

    private static bool TryReadNumber(string text, int max, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= max;
}
