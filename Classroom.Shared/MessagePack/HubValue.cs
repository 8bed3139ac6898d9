using System.Text.Json;
using Classroom.Shared.Contracts;

namespace Classroom.Shared.MessagePack;

/// <summary>An argument, result or stream item between its MessagePack form and its CLR object, by way of the contract's JSON.</summary>
internal static class HubValue
{
    /// <summary>Writes a value. A bare byte array becomes a byte string; one inside a contract would become base64 text, as in JSON.</summary>
    public static void Write(object? value, MessagePackWriter writer)
    {
        if (value is null)
        {
            writer.WriteNil();
        }
        else if (value is byte[] bytes)
        {
            writer.WriteBinary(bytes);
        }
        else
        {
            using var between = new BetweenJson();
            JsonSerializer.Serialize(between.Writer, value, value.GetType(), ContractJson.Options);
            JsonToMessagePack.Copy(between.Written, writer);
        }
    }

    /// <summary>Reads the next value as that type.</summary>
    /// <exception cref="InvalidDataException">It is not MessagePack, or does not fit the type. The caller turns this into the binding failure that its message has.</exception>
    public static object? Read(ref MessagePackReader reader, Type type)
    {
        using var between = new BetweenJson();
        if (!MessagePackToJson.TryCopy(ref reader, between.Writer))
        {
            throw new InvalidDataException("A value is malformed.");
        }

        try
        {
            return JsonSerializer.Deserialize(between.Written, type, ContractJson.Options);
        }
        catch (Exception misfit) when (misfit is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"A value does not fit {type.Name}: {misfit.Message}", misfit);
        }
    }
}
