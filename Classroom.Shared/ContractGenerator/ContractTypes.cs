using System.Text.Json;
using System.Text.Json.Serialization;
using Classroom.Shared.Contracts;

namespace Classroom.Shared.ContractGenerator;

/// <summary>Finds the contract types: every public record and enum below the namespace of <see cref="ContractJson"/>.</summary>
public static class ContractTypes
{
    private static readonly string Root = typeof(ContractJson).Namespace + ".";

    /// <summary>The contracts by module, then by name.</summary>
    public static IReadOnlyList<Type> Find() =>
    [
        .. typeof(ContractJson).Assembly.GetExportedTypes()
            .Where(type => IsContract(type) && !type.IsInterface && !type.IsSubclassOf(typeof(JsonConverter)) && !type.IsSubclassOf(typeof(Attribute)))
            .OrderBy(ModuleOf, StringComparer.Ordinal)
            .ThenBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>True for a type that a module declares.</summary>
    public static bool IsContract(Type type) => type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true;

    /// <summary>The file, without ending, that declares a contract: the rest of its namespace in camelCase, <c>Lessons.Floor</c> as lessonsFloor.</summary>
    public static string ModuleOf(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Namespace![Root.Length..].Replace(".", "", StringComparison.Ordinal));

    /// <summary>The name without the mark of a generic type.</summary>
    public static string NameOf(Type type) => type.Name.Split('`')[0];
}
