namespace Classroom.Relay.Whip.Sdp;

/// <summary>An a= line (RFC 8866 §5.13).</summary>
/// <param name="Value">What stands after the colon; empty for a property such as "rtcp-mux".</param>
public readonly record struct SdpAttribute(string Name, string Value = "")
{
    /// <summary>The line without its end.</summary>
    public override string ToString() => Value.Length == 0 ? $"a={Name}" : $"a={Name}:{Value}";
}
