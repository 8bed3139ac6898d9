using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Classroom.Shared.Contracts;

namespace Classroom.Shared.MessagePack;

/// <summary>An argument, result or stream item between its MessagePack form and its CLR object, by way of the contract's JSON.</summary>
internal static class HubValue
{
    private static readonly ConditionalWeakTable<object, byte[]> Written = [];

    /// <summary>Writes a value. A bare byte array becomes a byte string; one inside a contract would become base64 text, as in JSON.</summary>
    public static void Write(object? value, MessagePackWriter writer)
    {
        if (value is byte[] bytes)
        {
            writer.WriteBinary(bytes);
        }
        else
        {
            Write(value, value?.GetType() ?? typeof(object), writer);
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

    private static void Write(object? value, Type type, MessagePackWriter writer)
    {
        var form = ValueForm.Of(type);
        if (value is null)
        {
            writer.WriteNil();
        }
        else if (form.IsWrittenOnce)
        {
            writer.WriteWritten(Written.GetValue(value, WriteAside));
        }
        else if (form.Members.Count > 0)
        {
            WriteMembers(value, form, writer);
        }
        else if (form.Element is { } element)
        {
            WriteElements((IEnumerable)value, element, writer);
        }
        else
        {
            WriteWhole(value, type, writer);
        }
    }

    private static void WriteMembers(object value, ValueForm form, MessagePackWriter writer)
    {
        var members = form.Members
            .Select(member => (Info: member, Value: member.Get!(value)))
            .Where(member => member.Info.ShouldSerialize?.Invoke(value, member.Value) != false)
            .ToArray();
        writer.WriteMapHeader(members.Length);
        foreach (var (member, held) in members)
        {
            writer.WriteString(member.Name);
            Write(held, member.PropertyType, writer);
        }
    }

    private static void WriteElements(IEnumerable list, Type element, MessagePackWriter writer)
    {
        var elements = list.Cast<object?>().ToArray();
        writer.WriteArrayHeader(elements.Length);
        foreach (var held in elements)
        {
            Write(held, element, writer);
        }
    }

    private static byte[] WriteAside(object value)
    {
        var aside = new LentBuffer();
        WriteWhole(value, value.GetType(), new MessagePackWriter(aside));
        var written = aside.Written.ToArray();
        aside.GiveBack();
        return written;
    }

    private static void WriteWhole(object value, Type type, MessagePackWriter writer)
    {
        using var between = new BetweenJson();
        JsonSerializer.Serialize(between.Writer, value, type, ContractJson.Options);
        JsonToMessagePack.Copy(between.Written, writer);
    }
}
