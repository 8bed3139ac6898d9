using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Media;

/// <summary>A value of an SDP format parameter: a whole number ("apt", "packetization-mode") or a text ("profile-level-id"). On the wire a bare number or string.</summary>
[JsonConverter(typeof(FormatParameterConverter))]
public readonly record struct FormatParameter
{
    private readonly string? _text;

    /// <summary>A number.</summary>
    public FormatParameter(long number) => Number = number;

    /// <summary>A text.</summary>
    public FormatParameter(string text) => _text = text;

    /// <summary>The number, or null for a text.</summary>
    public long? Number { get; }

    /// <summary>The value as it stands in an fmtp line.</summary>
    public string Text => _text ?? Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";

    /// <inheritdoc/>
    public override string ToString() => Text;

    public static implicit operator FormatParameter(long number) => new(number);

    public static implicit operator FormatParameter(string text) => new(text);
}
