using System.Globalization;

namespace Classroom.Relay.Media.Routing.Parameters;

/// <summary>
/// A value of an SDP format parameter. Whether it is a number ("apt") or a text ("profile-level-id", which may consist of digits only)
/// is kept, because mediasoup-client tells them apart.
/// </summary>
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
    public string Text => _text ?? Number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The value as a number, however it was written; <paramref name="absent"/> when it is none.</summary>
    public long NumberOr(long absent) =>
        Number ?? (long.TryParse(_text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : absent);

    /// <inheritdoc/>
    public override string ToString() => Text;

    public static implicit operator FormatParameter(long number) => new(number);

    public static implicit operator FormatParameter(string text) => new(text);
}
