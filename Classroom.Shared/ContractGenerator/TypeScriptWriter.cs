using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Shared.ContractGenerator;

/// <summary>Writes one module. The shape comes from the serializer's own metadata, so it cannot differ from what is sent.</summary>
public sealed class TypeScriptWriter
{
    private readonly StringBuilder _body = new();
    private readonly SortedDictionary<string, SortedSet<string>> _imports = new(StringComparer.Ordinal);
    private readonly XmlDocumentation _docs;
    private readonly string _module;
    private readonly TypeExpression _expression;

    /// <summary>Starts the module of that name.</summary>
    public TypeScriptWriter(XmlDocumentation docs, string module)
    {
        _docs = docs;
        _module = module;
        _expression = new(Import);
    }

    /// <summary>The module: imports, then what was written.</summary>
    public string ToFile()
    {
        var imports = new StringBuilder();
        foreach (var (module, names) in _imports)
        {
            imports.Append($"import type {{ {string.Join(", ", names)} }} from './{module}';\n");
        }

        return imports.Length == 0 ? _body.ToString() : "\n" + imports + _body;
    }

    /// <summary>Declares a record, a polymorphic base or an enum.</summary>
    public void WriteType(Type type)
    {
        Document("\n", _docs.OfType(type));
        if (type.IsEnum)
        {
            WriteEnum(type);
        }
        else if (TypeExpression.TryGetScalar(type, out var form))
        {
            _body.Append($"export type {type.Name} = {form};\n");
        }
        else if (Metadata(type).PolymorphismOptions is { } cases)
        {
            _body.Append($"export type {type.Name} =\n{string.Join("\n", cases.DerivedTypes.Select(Case))};\n");
        }
        else
        {
            WriteRecord(type);
        }
    }

    /// <summary>Declares a hub interface as a map from the method's name on the wire to its signature, and a list of those names.</summary>
    public void WriteHub(Type hub, string name)
    {
        Document("\n", _docs.OfType(hub));
        _body.Append($"export interface {name} {{\n");
        var methods = hub.GetMethods();
        foreach (var method in methods)
        {
            Document("  ", _docs.OfMethod(method));
            var parameters = method.GetParameters().Select(parameter => $"{parameter.Name}: {_expression.Of(parameter.ParameterType)}");
            var result = method.ReturnType.IsGenericType ? $"Promise<{_expression.Of(method.ReturnType.GenericTypeArguments[0])}>" : "void";
            _body.Append($"  {method.Name}({string.Join(", ", parameters)}): {result};\n");
        }

        _body.Append("}\n");
        var list = JsonNamingPolicy.CamelCase.ConvertName(name) + "Methods";
        var names = string.Join("\n", methods.Select(method => $"  '{method.Name}',"));
        _body.Append($"\n/** The methods of {name}, for a client that goes over all of them. */\n");
        _body.Append($"export const {list} = [\n{names}\n] as const satisfies readonly (keyof {name})[];\n");
    }

    private void WriteEnum(Type type)
    {
        _body.Append($"export type {type.Name} =\n");
        var values = Enum.GetNames(type);
        foreach (var value in values)
        {
            Document("  ", _docs.OfMember(type, value));
            var text = JsonSerializer.Serialize(Enum.Parse(type, value), type, ContractJson.Options).Trim('"');
            _body.Append($"  | '{text}'{(value == values[^1] ? ";" : "")}\n");
        }
    }

    private void WriteRecord(Type type)
    {
        var properties = Metadata(type).Properties;
        var discriminator = Discriminator(type);
        var name = ContractTypes.NameOf(type) + (type.IsGenericTypeDefinition ? "<T>" : "");
        if (properties.Count == 0 && discriminator is null)
        {
            _body.Append($"export type {name} = Record<string, never>;\n");
            return;
        }

        _body.Append($"export interface {name} {{\n");
        if (discriminator is not null)
        {
            _body.Append($"  {discriminator};\n");
        }

        foreach (var property in properties)
        {
            WriteProperty(type, property);
        }

        _body.Append("}\n");
    }

    private void WriteProperty(Type type, JsonPropertyInfo property)
    {
        var member = (PropertyInfo)property.AttributeProvider!;
        Document("  ", _docs.OfMember(type, member.Name));
        var form = AllowedValues(type, member) ?? _expression.Of(property.PropertyType);
        var optional = !property.IsRequired;
        var orNull = property.IsGetNullable && !optional ? " | null" : "";
        _body.Append($"  {property.Name}{(optional ? "?" : "")}: {form}{orNull};\n");
    }

    private string Case(JsonDerivedType derived) => "  | " + _expression.Of(derived.DerivedType);

    private void Import(Type type)
    {
        var module = ContractTypes.ModuleOf(type);
        if (module == _module)
        {
            return;
        }

        if (!_imports.TryGetValue(module, out var names))
        {
            _imports[module] = names = new(StringComparer.Ordinal);
        }

        names.Add(ContractTypes.NameOf(type));
    }

    private void Document(string lead, string? text)
    {
        if (text is not null)
        {
            _body.Append($"{lead}/** {text} */\n");
        }
        else if (lead == "\n")
        {
            _body.Append(lead);
        }
    }

    private static JsonTypeInfo Metadata(Type type) =>
        ContractJson.Options.GetTypeInfo(type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(TypeParameter)) : type);

    private static string? Discriminator(Type type)
    {
        if (type.BaseType is not { } parent || !ContractTypes.IsContract(parent) || Metadata(parent).PolymorphismOptions is not { } cases)
        {
            return null;
        }

        return $"{cases.TypeDiscriminatorPropertyName}: '{cases.DerivedTypes.Single(derived => derived.DerivedType == type).TypeDiscriminator}'";
    }

    private static string? AllowedValues(Type type, PropertyInfo member)
    {
        var parameter = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).FirstOrDefault(parameter => parameter.Name == member.Name);
        return parameter?.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed ? string.Join(" | ", allowed.Values.Select(value => $"'{value}'")) : null;
    }
}
