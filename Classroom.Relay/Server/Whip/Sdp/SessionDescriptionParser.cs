using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Classroom.Relay.Whip.Sdp;

/// <summary>
/// Reads a description line by line. Strict about the form of lines and of what WebRTC needs (v=, o=, m=); all other kinds of lines are
/// passed over, whatever they hold. For one use.
/// </summary>
internal sealed class SessionDescriptionParser
{
    private readonly List<SdpAttribute> _session = [];
    private readonly List<MediaDescription> _media = [];
    private List<SdpAttribute> _current;
    private string? _origin;

    public SessionDescriptionParser() => _current = _session;

    public bool TryParse(string text, [NotNullWhen(true)] out SessionDescription? description, [NotNullWhen(false)] out string? problem)
    {
        description = null;
        problem = FindProblem(text);
        if (problem is not null)
        {
            return false;
        }

        description = new SessionDescription(_origin!, _session, _media);
        return true;
    }

    private string? FindProblem(string text)
    {
        if (text.Length > SdpLimits.MaxBytes)
        {
            return $"The description is longer than {SdpLimits.MaxBytes} bytes.";
        }

        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number > SdpLimits.MaxLines)
            {
                return $"The description has more than {SdpLimits.MaxLines} lines.";
            }

            if (!line.IsEmpty && TakeLine(line, number) is { } problem)
            {
                return problem;
            }
        }

        if (_origin is null)
        {
            return "The description has no o= line.";
        }

        return _media.Count == 0 ? "The description has no m= line." : null;
    }

    private string? TakeLine(ReadOnlySpan<char> line, int number)
    {
        if (line.Length < 2 || line[1] != '=' || !char.IsAsciiLetterLower(line[0]))
        {
            return $"Line {number} is not of the form x=value.";
        }

        var value = line[2..];
        if (number == 1)
        {
            return line[0] == 'v' && value is "0" ? null : "The description does not begin with v=0.";
        }

        switch (line[0])
        {
            case 'o' when _origin is null:
                _origin = value.ToString();
                return null;
            case 'm':
                return TakeMedia(value, number);
            case 'a':
                return TakeAttribute(value, number);
            default:
                return null;
        }
    }

    private string? TakeAttribute(ReadOnlySpan<char> value, int number)
    {
        var colon = value.IndexOf(':');
        var name = colon < 0 ? value : value[..colon];
        if (name.IsEmpty)
        {
            return $"Line {number} is an attribute without a name.";
        }

        _current.Add(new SdpAttribute(SdpNames.Of(name), colon < 0 ? "" : value[(colon + 1)..].Trim().ToString()));
        return null;
    }

    private string? TakeMedia(ReadOnlySpan<char> value, int number)
    {
        if (_media.Count == SdpLimits.MaxSections)
        {
            return $"The description has more than {SdpLimits.MaxSections} m= lines.";
        }

        // m=<media> <port>[/<number of ports>] <proto> <fmt> ...
        var parts = value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 4 || !ushort.TryParse(parts[1].Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return $"Line {number} is not a media description of the form m=kind port protocol formats.";
        }

        _current = [];
        _media.Add(new MediaDescription(parts[0], port, parts[2], parts[3..], _current));
        return null;
    }
}
