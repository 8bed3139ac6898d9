namespace Classroom.Relay.Whip.Sdp;

/// <summary>Looks up attributes. Names are case-sensitive (RFC 8866 §5.13).</summary>
internal static class SdpAttributeList
{
    /// <summary>Value of the first attribute of that name, or null.</summary>
    public static string? ValueOf(this IReadOnlyList<SdpAttribute> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>Values of all attributes of that name, in their order.</summary>
    public static IEnumerable<string> ValuesOf(this IReadOnlyList<SdpAttribute> attributes, string name) =>
        attributes.Where(attribute => attribute.Name == name).Select(attribute => attribute.Value);
}
