using System.Globalization;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Whip.Sdp;

namespace Classroom.Relay.Whip;

/// <summary>Reads a track's parameters from the attributes of its section. What is malformed is passed over: a codec less, not an error.</summary>
internal static class OfferedTrackReader
{
    private const int MaxExtensionId = 14;

    public static OfferedTrack Read(MediaDescription section, IReadOnlyList<SdpAttribute> session)
    {
        var kind = section.Kind == "audio" ? MediaKind.Audio : MediaKind.Video;
        return new OfferedTrack(
            section,
            section.Find("mid") ?? "",
            kind,
            ReadDirection(section.Attributes) ?? ReadDirection(session) ?? MediaDirection.SendRecv,
            CodecLines.Read(section),
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

    // a=extmap:<id>[/<direction>] <uri> [<attributes>]
    private static List<RtpHeaderExtensionParameters> ReadExtensions(MediaDescription section, MediaKind kind)
    {
        var extensions = new List<RtpHeaderExtensionParameters>();
        foreach (var attribute in section.Attributes)
        {
            if (attribute.Name == "extmap" && ReadExtension(attribute.Value, kind) is { } extension && IsNew(extensions, extension))
            {
                extensions.Add(extension);
            }
        }

        return extensions;
    }

    private static RtpHeaderExtensionParameters? ReadExtension(ReadOnlySpan<char> value, MediaKind kind)
    {
        Span<Range> parts = stackalloc Range[3];
        if (value.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries) < 2)
        {
            return null;
        }

        var number = value[parts[0]];
        var uri = value[parts[1]];
        var slash = number.IndexOf('/');
        number = slash < 0 ? number : number[..slash];
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id is < 1 or > MaxExtensionId)
        {
            return null;
        }

        foreach (var known in RouterCapabilities.Default.HeaderExtensions)
        {
            if (known.Kind == kind && uri.SequenceEqual(known.Uri))
            {
                return new RtpHeaderExtensionParameters(known.Uri, id);
            }
        }

        return null;
    }

    private static bool IsNew(List<RtpHeaderExtensionParameters> extensions, RtpHeaderExtensionParameters extension)
    {
        foreach (var other in extensions)
        {
            if (other.Id == extension.Id || other.Uri == extension.Uri)
            {
                return false;
            }
        }

        return true;
    }
}
