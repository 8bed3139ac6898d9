using System.Runtime.InteropServices;
using System.Text.Json;
using Classroom.Shared.Contracts;

namespace Classroom.Shared.MessagePack;

/// <summary>
/// Copies one JSON value into MessagePack, where a map or an array says beforehand how much stands in it: the text is gone through twice, which is
/// cheaper than a document of it.
/// </summary>
internal static class JsonToMessagePack
{
    // Of the counts below a thread keeps no more room than this.
    private const int MaxKept = 4096;

    private static readonly JsonReaderOptions AsDeep = new() { MaxDepth = ContractJson.MaxDepth };

    [ThreadStatic]
    private static List<int>? _kept;

    /// <summary>Writes the value; whole numbers of up to 64 bits as integers, other numbers as doubles.</summary>
    /// <exception cref="JsonException">It is not JSON, or nested beyond <see cref="ContractJson.MaxDepth"/>.</exception>
    public static void Copy(ReadOnlySpan<byte> json, MessagePackWriter writer)
    {
        var counts = _kept ?? [];
        _kept = null;
        Count(json, counts);
        Copy(json, CollectionsMarshal.AsSpan(counts), writer);
        if (counts.Capacity <= MaxKept)
        {
            counts.Clear();
            _kept = counts;
        }
    }

    /// <summary>How much stands in each object and array, in the order in which they open.</summary>
    private static void Count(ReadOnlySpan<byte> json, List<int> counts)
    {
        Span<int> open = stackalloc int[ContractJson.MaxDepth + 1];
        var reader = new Utf8JsonReader(json, AsDeep);
        for (var last = JsonTokenType.None; reader.Read(); last = reader.TokenType)
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                continue;
            }

            // A member of an object is counted by its name.
            if (reader.CurrentDepth > 0 && last != JsonTokenType.PropertyName)
            {
                CollectionsMarshal.AsSpan(counts)[open[reader.CurrentDepth - 1]]++;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open[reader.CurrentDepth] = counts.Count;
                counts.Add(0);
            }
        }
    }

    private static void Copy(ReadOnlySpan<byte> json, ReadOnlySpan<int> counts, MessagePackWriter writer)
    {
        var reader = new Utf8JsonReader(json, AsDeep);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteMapHeader(counts[0]);
                    counts = counts[1..];
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteArrayHeader(counts[0]);
                    counts = counts[1..];
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    break;
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    CopyText(ref reader, writer);
                    break;
                case JsonTokenType.Number:
                    CopyNumber(ref reader, writer);
                    break;
                case JsonTokenType.True or JsonTokenType.False:
                    writer.WriteBoolean(reader.TokenType is JsonTokenType.True);
                    break;
                default:
                    writer.WriteNil();
                    break;
            }
        }
    }

    private static void CopyText(ref Utf8JsonReader reader, MessagePackWriter writer)
    {
        if (reader.ValueIsEscaped)
        {
            writer.WriteString(reader.GetString());
        }
        else
        {
            writer.WriteUtf8(reader.ValueSpan);
        }
    }

    private static void CopyNumber(ref Utf8JsonReader reader, MessagePackWriter writer)
    {
        if (reader.TryGetInt64(out var integer))
        {
            writer.WriteInteger(integer);
        }
        else if (reader.TryGetUInt64(out var large))
        {
            writer.WriteLargeInteger(large);
        }
        else
        {
            writer.WriteDouble(reader.GetDouble());
        }
    }
}
