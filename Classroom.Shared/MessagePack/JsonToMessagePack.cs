using System.Runtime.InteropServices;
using System.Text.Json;

namespace Classroom.Shared.MessagePack;

/// <summary>Copies one JSON value into MessagePack.</summary>
internal static class JsonToMessagePack
{
    /// <summary>Writes the value; whole numbers of up to 64 bits as integers, other numbers as doubles.</summary>
    public static void Copy(JsonElement value, MessagePackWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteMapHeader(value.GetPropertyCount());
                foreach (var property in value.EnumerateObject())
                {
                    CopyName(property, writer);
                    Copy(property.Value, writer);
                }
                break;
            case JsonValueKind.Array:
                writer.WriteArrayHeader(value.GetArrayLength());
                foreach (var element in value.EnumerateArray())
                {
                    Copy(element, writer);
                }
                break;
            case JsonValueKind.String:
                CopyText(value, writer);
                break;
            case JsonValueKind.Number:
                CopyNumber(value, writer);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBoolean(value.GetBoolean());
                break;
            default:
                writer.WriteNil();
                break;
        }
    }

    private static void CopyName(JsonProperty property, MessagePackWriter writer)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        if (raw.Contains((byte)'\\'))
        {
            writer.WriteString(property.Name);
        }
        else
        {
            writer.WriteUtf8(raw);
        }
    }

    private static void CopyText(JsonElement value, MessagePackWriter writer)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (raw.Contains((byte)'\\'))
        {
            writer.WriteString(value.GetString());
        }
        else
        {
            // Between the quotation marks it is the text itself.
            writer.WriteUtf8(raw[1..^1]);
        }
    }

    private static void CopyNumber(JsonElement value, MessagePackWriter writer)
    {
        if (value.TryGetInt64(out var integer))
        {
            writer.WriteInteger(integer);
        }
        else if (value.TryGetUInt64(out var large))
        {
            writer.WriteLargeInteger(large);
        }
        else
        {
            writer.WriteDouble(value.GetDouble());
        }
    }
}
