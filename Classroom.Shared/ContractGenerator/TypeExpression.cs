using Classroom.Shared.Contracts.Media;

namespace Classroom.Shared.ContractGenerator;

/// <summary>Writes a CLR type as the TypeScript type of its JSON form, and notes which contracts it names.</summary>
public sealed class TypeExpression(Action<Type> onContract)
{
    /// <summary>The TypeScript type, without null.</summary>
    /// <exception cref="NotSupportedException">A contract uses a type that has no agreed form on the wire.</exception>
    public string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(TypeParameter))
        {
            return "T";
        }

        if (type == typeof(string) || type == typeof(DateTimeOffset))
        {
            return "string";
        }

        if (type == typeof(bool))
        {
            return "boolean";
        }

        if (type == typeof(int) || type == typeof(uint) || type == typeof(long) || type == typeof(double))
        {
            return "number";
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return Of(type.GenericTypeArguments[0]) + "[]";
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            return $"Record<{Of(type.GenericTypeArguments[0])}, {Of(type.GenericTypeArguments[1])}>";
        }

        if (!ContractTypes.IsContract(type))
        {
            throw new NotSupportedException($"{type} has no agreed form in a contract.");
        }

        onContract(type);
        var arguments = type.IsGenericType ? $"<{string.Join(", ", type.GenericTypeArguments.Select(Of))}>" : "";
        return ContractTypes.NameOf(type) + arguments;
    }

    /// <summary>The types whose form a converter decides, with that form.</summary>
    public static bool TryGetScalar(Type type, out string form)
    {
        form = type == typeof(FormatParameter) ? "string | number" : "";
        return form.Length > 0;
    }
}
