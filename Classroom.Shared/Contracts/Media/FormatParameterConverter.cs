using System.Text.Json;
using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Media;

/// <summary>Reads and writes a <see cref="FormatParameter"/> as a bare whole number or text.</summary>
public sealed class FormatParameterConverter : JsonConverter<FormatParameter>
{
    /// <inheritdoc/>
    public override FormatParameter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => new(reader.GetString()!),
        JsonTokenType.Number when reader.TryGetInt64(out var number) => new(number),
        _ => throw new JsonException("A format parameter is a whole number or a text."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FormatParameter value, JsonSerializerOptions options)
    {
        if (value.Number is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }
}
