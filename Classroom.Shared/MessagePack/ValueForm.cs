using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Classroom.Shared.Contracts;

namespace Classroom.Shared.MessagePack;

/// <summary>How values of a type are written: as a whole, or in parts where something in them is written once (<see cref="WrittenOnceAttribute"/>).</summary>
internal sealed record ValueForm
{
    private static readonly ValueForm Whole = new();
    private static readonly ConcurrentDictionary<Type, ValueForm> Known = new();

    /// <summary>Its written form is kept.</summary>
    public bool IsWrittenOnce { get; private init; }

    /// <summary>Written one by one, if there are any.</summary>
    public IReadOnlyList<JsonPropertyInfo> Members { get; private init; } = [];

    /// <summary>Of a list whose elements are written one by one; else null.</summary>
    public Type? Element { get; private init; }

    public static ValueForm Of(Type type) => Known.TryGetValue(type, out var known) ? known : Known.GetOrAdd(type, Find(type, []));

    /// <param name="within">The types that this one was met in: one that holds itself is a whole.</param>
    private static ValueForm Find(Type type, HashSet<Type> within)
    {
        if (type.IsDefined(typeof(WrittenOnceAttribute), inherit: false))
        {
            return new ValueForm { IsWrittenOnce = true };
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return OfList(type.GetGenericArguments()[0], within);
        }

        if (type.IsEnum || type.Assembly != typeof(ContractJson).Assembly || !within.Add(type))
        {
            return Whole;
        }

        var form = OfObject(ContractJson.Options.GetTypeInfo(type), within);
        within.Remove(type);
        return form;
    }

    private static ValueForm OfList(Type element, HashSet<Type> within) => Find(element, within) == Whole ? Whole : new ValueForm { Element = element };

    private static ValueForm OfObject(JsonTypeInfo type, HashSet<Type> within) =>
        type is { Kind: JsonTypeInfoKind.Object, PolymorphismOptions: null } && type.Properties.Any(member => Find(member.PropertyType, within) != Whole)
            ? new ValueForm { Members = [.. type.Properties.Where(member => member.Get is not null)] }
            : Whole;
}
