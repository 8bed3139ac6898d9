using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Classroom.Relay.Whip.Sdp;

/// <summary>A session description (RFC 8866), as far as WebRTC uses it: the origin, and attributes by section.</summary>
/// <param name="Origin">What stands after o=.</param>
public sealed record SessionDescription(string Origin, IReadOnlyList<SdpAttribute> Attributes, IReadOnlyList<MediaDescription> Media)
{
    /// <summary>The media type of SDP (RFC 8866 §8.1).</summary>
    public const string ContentType = "application/sdp";

    private const int UsualLength = 4096;

    /// <summary>Reads a description; never throws.</summary>
    /// <param name="problem">One sentence for whoever sent it, when the answer is false.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out SessionDescription? description, [NotNullWhen(false)] out string? problem) =>
        new SessionDescriptionParser().TryParse(text, out description, out problem);

    /// <summary>The text, with the line ends RFC 8866 §5 asks for.</summary>
    public override string ToString()
    {
        // Collected in lent memory.
        var text = new DefaultInterpolatedStringHandler(UsualLength, 0, CultureInfo.InvariantCulture);
        Append(ref text, "v=0\r\no=", Origin, "\r\ns=-\r\nt=0 0\r\n");
        Append(ref text, Attributes);
        foreach (var section in Media)
        {
            Append(ref text, "m=", section.Kind, " ");
            text.AppendFormatted(section.Port);
            Append(ref text, " ", section.Protocol, "");
            foreach (var format in section.Formats)
            {
                Append(ref text, " ", format, "");
            }

            text.AppendLiteral("\r\nc=IN IP4 0.0.0.0\r\n");
            Append(ref text, section.Attributes);
        }

        return text.ToStringAndClear();
    }

    private static void Append(ref DefaultInterpolatedStringHandler text, IReadOnlyList<SdpAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            Append(ref text, "a=", attribute.Name, attribute.Value.Length > 0 ? ":" : "");
            Append(ref text, "", attribute.Value, "\r\n");
        }
    }

    private static void Append(ref DefaultInterpolatedStringHandler text, string before, string value, string after)
    {
        text.AppendLiteral(before);
        text.AppendLiteral(value);
        text.AppendLiteral(after);
    }
}
