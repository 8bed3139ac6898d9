namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>How one track is sent.</summary>
/// <param name="Mid">BUNDLE tag (RFC 9143), when the sender marks its packets with it.</param>
public sealed record RtpParameters(
    string? Mid,
    IReadOnlyList<RtpCodecParameters> Codecs,
    IReadOnlyList<RtpHeaderExtensionParameters> HeaderExtensions,
    IReadOnlyList<RtpEncodingParameters> Encodings,
    RtcpParameters Rtcp)
{
    /// <summary>The identifier of an extension, or 0 when the track does not use it.</summary>
    public int ExtensionId(string uri)
    {
        foreach (var extension in HeaderExtensions)
        {
            if (extension.Uri == uri)
            {
                return extension.Id;
            }
        }

        return 0;
    }
}
