using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Classroom.Shared.Contracts;

/// <summary>
/// How contracts stand on the wire. The one truth for JSON (hub and REST), MessagePack (which carries the same tree) and the generated TypeScript:
/// camelCase names, enums as texts, instants as ISO 8601 texts. A member without a constructor default must be there; a nullable member with one
/// is left out while it is null. Unknown members are passed over, so that a newer client can talk to an older relay.
/// </summary>
public static class ContractJson
{
    /// <summary>Nesting allowed in a message. The deepest contract, a reply with consumers, takes 9.</summary>
    public const int MaxDepth = 32;

    /// <summary>Read-only options for serializing contracts.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Makes existing options, for example those of the web framework, read and write contracts.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = MaxDepth;
        options.AllowDuplicateProperties = false;
        options.AllowOutOfOrderMetadataProperties = true;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new ContractListConverterFactory());
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(NameCases);
        resolver.Modifiers.Add(LeaveOutNulls);
        options.TypeInfoResolverChain.Insert(0, resolver);
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly();
        return options;
    }

    private static void NameCases(JsonTypeInfo type)
    {
        if (!type.Type.IsAbstract || !type.Type.IsDefined(typeof(ContractUnionAttribute), inherit: true))
        {
            return;
        }

        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "type" };
        foreach (var union in type.Type.Assembly.GetExportedTypes().Where(union => union.IsSealed && union.IsSubclassOf(type.Type)).OrderBy(union => union.Name, StringComparer.Ordinal))
        {
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(union, JsonNamingPolicy.CamelCase.ConvertName(union.Name)));
        }
    }

    private static void LeaveOutNulls(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Namespace?.StartsWith(typeof(ContractJson).Namespace!, StringComparison.Ordinal) != true)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            var marked = property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: false) == true;
            if (marked)
            {
                property.IsRequired = false;
            }

            if (property.AssociatedParameter is { HasDefaultValue: true, DefaultValue: null, IsNullable: true })
            {
                property.ShouldSerialize = static (_, value) => value is not null;
            }
        }
    }
}
