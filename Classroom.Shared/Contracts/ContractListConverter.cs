using System.Text.Json;
using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts;

/// <summary>A list in a contract: at most <see cref="MaxCount"/> elements, none of them null. The serializer's own lists would let null pass into a list of non-null elements.</summary>
public sealed class ContractListConverter<T> : JsonConverter<IReadOnlyList<T>>
{
    /// <summary>Room for a county's rooms or a long lesson's events, and far below what a message can hold.</summary>
    public const int MaxCount = 65536;

    /// <inheritdoc/>
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list is expected.");
        }

        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (list.Count == MaxCount)
            {
                throw new JsonException("The list is too long.");
            }

            list.Add(JsonSerializer.Deserialize<T>(ref reader, options) ?? throw new JsonException("A list holds no null."));
        }

        return list;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var element in value)
        {
            JsonSerializer.Serialize(writer, element, options);
        }

        writer.WriteEndArray();
    }
}
