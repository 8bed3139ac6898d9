using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Classroom.Relay.Whip.Sdp;

/// <summary>A session description (RFC 8866), as far as WebRTC uses it: the origin, and attributes by section.</summary>
/// <param name="Origin">What stands after o=.</param>
public sealed record SessionDescription(string Origin, IReadOnlyList<SdpAttribute> Attributes, IReadOnlyList<MediaDescription> Media)
{
    /// <summary>The media type of SDP (RFC 8866 §8.1).</summary>
    public const string ContentType = "application/sdp";

    /// <summary>Reads a description; never throws.</summary>
    /// <param name="problem">One sentence for whoever sent it, when the answer is false.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out SessionDescription? description, [NotNullWhen(false)] out string? problem) =>
        new SessionDescriptionParser().TryParse(text, out description, out problem);

    /// <summary>The text, with the line ends RFC 8866 §5 asks for.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("v=0\r\no=").Append(Origin).Append("\r\ns=-\r\nt=0 0\r\n");
        Append(text, Attributes);
        foreach (var section in Media)
        {
            text.Append($"m={section.Kind} {section.Port} {section.Protocol} {string.Join(' ', section.Formats)}\r\n");
            text.Append("c=IN IP4 0.0.0.0\r\n");
            Append(text, section.Attributes);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<SdpAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            text.Append(attribute.ToString()).Append("\r\n");
        }
    }
}
