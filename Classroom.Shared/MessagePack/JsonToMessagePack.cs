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
                    writer.WriteString(property.Name);
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
                writer.WriteString(value.GetString());
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
