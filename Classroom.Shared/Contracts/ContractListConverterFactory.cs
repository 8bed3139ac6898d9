using System.Text.Json;
using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts;

/// <summary>Makes <see cref="ContractListConverter{T}"/> for every list in a contract.</summary>
public sealed class ContractListConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ContractListConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}
