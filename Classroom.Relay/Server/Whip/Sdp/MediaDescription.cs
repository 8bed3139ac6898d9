namespace Classroom.Relay.Whip.Sdp;

/// <summary>An m= section (RFC 8866 §5.14).</summary>
/// <param name="Kind">"audio", "video", "application" …</param>
/// <param name="Port">0 for a section that is rejected or, with a=bundle-only, has no port of its own.</param>
/// <param name="Protocol">For example "UDP/TLS/RTP/SAVPF".</param>
/// <param name="Formats">Payload types, for RTP.</param>
public sealed record MediaDescription(string Kind, int Port, string Protocol, IReadOnlyList<string> Formats, IReadOnlyList<SdpAttribute> Attributes)
{
    /// <summary>Value of the first attribute of that name, or null.</summary>
    public string? Find(string name) => Attributes.ValueOf(name);

    /// <summary>Values of all attributes of that name, in their order.</summary>
    public IEnumerable<string> FindAll(string name) => Attributes.ValuesOf(name);
}
