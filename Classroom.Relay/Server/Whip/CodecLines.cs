using System.Globalization;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Relay.Whip;

/// <summary>
/// What a section says of one payload type: a=rtpmap, a=fmtp (RFC 8866 §6.6, §6.15) and a=rtcp-fb (RFC 4585 §4.2). A browser offers some twenty
/// of them in one section, so its lines are read once for all, not once for each.
/// </summary>
internal sealed class CodecLines
{
    private const int MaxPayloadType = 127;

    private static readonly Dictionary<string, FormatParameter> NoParameters = [];

    // What is usual is one object, whoever offers it.
    private static readonly RtcpFeedback[] Usual = [.. RouterCapabilities.Default.Codecs.SelectMany(codec => codec.RtcpFeedback).Distinct()];

    private readonly List<RtcpFeedback> _feedback = [];
    private readonly string _format;
    private string? _map;
    private Dictionary<string, FormatParameter>? _parameters;

    private CodecLines(string format) => _format = format;

    /// <summary>The codecs of a section, in the order of its formats. What is malformed is passed over.</summary>
    public static List<RtpCodecParameters> Read(MediaDescription section)
    {
        var all = new List<CodecLines>(section.Formats.Count);
        foreach (var format in section.Formats)
        {
            all.Add(new CodecLines(format));
        }

        foreach (var attribute in section.Attributes)
        {
            Take(all, attribute.Name, attribute.Value, isForAll: false);
        }

        // Feedback for every format comes after each one's own.
        foreach (var attribute in section.Attributes)
        {
            Take(all, attribute.Name, attribute.Value, isForAll: true);
        }

        var codecs = new List<RtpCodecParameters>(all.Count);
        foreach (var lines in all)
        {
            if (lines.ToCodec(section.Kind) is { } codec)
            {
                codecs.Add(codec);
            }
        }

        return codecs;
    }

    private static void Take(List<CodecLines> all, string name, string value, bool isForAll)
    {
        if (name is not ("rtpmap" or "fmtp" or "rtcp-fb") || value.IndexOf(' ') is var space && space < 0)
        {
            return;
        }

        var format = value.AsSpan(0, space);
        if (isForAll != format is "*" || (isForAll && name != "rtcp-fb"))
        {
            return;
        }

        foreach (var lines in all)
        {
            if (isForAll || format.SequenceEqual(lines._format))
            {
                lines.Take(name, value.AsSpan(space + 1).Trim());
            }
        }
    }

    private void Take(string name, ReadOnlySpan<char> value)
    {
        switch (name)
        {
            case "rtpmap":
                _map ??= value.ToString();
                break;
            case "fmtp":
                ReadParameters(value);
                break;
            default:
                var feedback = ReadFeedback(value);
                if (!_feedback.Contains(feedback))
                {
                    _feedback.Add(feedback);
                }
                break;
        }
    }

    // a=rtpmap:<payload type> <name>/<clock rate>[/<channels>]
    private RtpCodecParameters? ToCodec(string kind)
    {
        if (!TryReadNumber(_format, MaxPayloadType, out var payloadType) || _map is null)
        {
            return null;
        }

        var parts = _map.Split('/');
        if (parts.Length is < 2 or > 3 || parts[0].Length == 0 || !TryReadNumber(parts[1], int.MaxValue, out var clockRate) || clockRate == 0)
        {
            return null;
        }

        var channels = 1;
        if (parts.Length == 3 && !TryReadNumber(parts[2], 8, out channels))
        {
            return null;
        }

        return new RtpCodecParameters($"{kind}/{parts[0]}", payloadType, clockRate, kind == "audio" ? channels : null, _parameters ?? NoParameters, _feedback);
    }

    // a=fmtp:<payload type> key=value;key=value. A part without "=" (as RED's) says nothing to us.
    private void ReadParameters(ReadOnlySpan<char> line)
    {
        foreach (var range in line.Split(';'))
        {
            var part = line[range];
            var equals = part.IndexOf('=');
            if (equals > 0)
            {
                var key = part[..equals].Trim().ToString().ToLowerInvariant();
                _parameters ??= new Dictionary<string, FormatParameter>(StringComparer.Ordinal);
                _parameters[key] = ReadValue(key, part[(equals + 1)..].Trim().ToString());
            }
        }
    }

    // A profile is six hexadecimal digits that may all be decimal ones: it stays a text.
    private static FormatParameter ReadValue(string key, string value) =>
        key != "profile-level-id" && TryReadNumber(value, int.MaxValue, out var number) && number.ToString(CultureInfo.InvariantCulture) == value
            ? new FormatParameter(number)
            : new FormatParameter(value);

    private static RtcpFeedback ReadFeedback(ReadOnlySpan<char> value)
    {
        var space = value.IndexOf(' ');
        var type = space < 0 ? value : value[..space];
        var parameter = space < 0 ? [] : value[(space + 1)..].Trim();
        foreach (var usual in Usual)
        {
            if (type.SequenceEqual(usual.Type) && parameter.SequenceEqual(usual.Parameter))
            {
                return usual;
            }
        }

        return new RtcpFeedback(type.ToString(), parameter.ToString());
    }

    private static bool TryReadNumber(string text, int max, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= max;
}
