using System.Text.Json;
using Classroom.Shared.Contracts;

namespace Classroom.Shared.MessagePack;

/// <summary>Copies one MessagePack value into JSON, so that one serializer, the JSON one, decides what a contract is.</summary>
internal static class MessagePackToJson
{
    /// <summary>Copies the next value. False for anything JSON cannot hold: truncated or invalid input, a map key that is no text, NaN, nesting beyond <see cref="ContractJson.MaxDepth"/>.</summary>
    public static bool TryCopy(ref MessagePackReader reader, Utf8JsonWriter json) => TryCopy(ref reader, json, ContractJson.MaxDepth);

    private static bool TryCopy(ref MessagePackReader reader, Utf8JsonWriter json, int depth) => reader.Next switch
    {
        MessagePackKind.Nil => CopyNil(ref reader, json),
        MessagePackKind.Boolean => CopyBoolean(ref reader, json),
        MessagePackKind.Integer => CopyInteger(ref reader, json),
        MessagePackKind.Float => CopyFloat(ref reader, json),
        MessagePackKind.String => CopyString(ref reader, json),
        MessagePackKind.Binary => CopyBinary(ref reader, json),
        MessagePackKind.Timestamp => CopyTimestamp(ref reader, json),
        MessagePackKind.Array => depth > 0 && CopyArray(ref reader, json, depth - 1),
        MessagePackKind.Map => depth > 0 && CopyMap(ref reader, json, depth - 1),
        _ => false,
    };

    private static bool CopyNil(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        json.WriteNullValue();
        return reader.TryReadNil();
    }

    private static bool CopyBoolean(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        if (!reader.TryReadBoolean(out var value))
        {
            return false;
        }

        json.WriteBooleanValue(value);
        return true;
    }

    private static bool CopyInteger(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        if (!reader.TryReadInteger(out var value, out var isLarge))
        {
            return false;
        }

        if (isLarge)
        {
            json.WriteNumberValue((ulong)value);
        }
        else
        {
            json.WriteNumberValue(value);
        }

        return true;
    }

    private static bool CopyFloat(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        if (!reader.TryReadDouble(out var value) || !double.IsFinite(value))
        {
            return false;
        }

        json.WriteNumberValue(value);
        return true;
    }

    private static bool CopyString(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        if (!reader.TryReadUtf8(out var text))
        {
            return false;
        }

        json.WriteStringValue(text);
        return true;
    }

    private static bool CopyBinary(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        if (!reader.TryReadBinary(out var bytes))
        {
            return false;
        }

        json.WriteBase64StringValue(bytes);
        return true;
    }

    private static bool CopyTimestamp(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        if (!reader.TryReadTimestamp(out var instant))
        {
            return false;
        }

        json.WriteStringValue(instant);
        return true;
    }

    private static bool CopyArray(ref MessagePackReader reader, Utf8JsonWriter json, int depth)
    {
        if (!reader.TryReadArrayHeader(out var count))
        {
            return false;
        }

        json.WriteStartArray();
        for (var i = 0; i < count; i++)
        {
            if (!TryCopy(ref reader, json, depth))
            {
                return false;
            }
        }

        json.WriteEndArray();
        return true;
    }

    private static bool CopyMap(ref MessagePackReader reader, Utf8JsonWriter json, int depth)
    {
        if (!reader.TryReadMapHeader(out var count))
        {
            return false;
        }

        json.WriteStartObject();
        for (var i = 0; i < count; i++)
        {
            if (!reader.TryReadUtf8(out var name))
            {
                return false;
            }

            json.WritePropertyName(name);
            if (!TryCopy(ref reader, json, depth))
            {
                return false;
            }
        }

        json.WriteEndObject();
        return true;
    }
}
