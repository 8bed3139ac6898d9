using System.Reflection;
using Classroom.Shared.ContractGenerator;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Media;

namespace Classroom.Shared.Tests.Contracts;

/// <summary>Random instances of every contract, the same for the same seed.</summary>
internal sealed class ContractSamples(int seed)
{
    private static readonly string[] Texts = ["", "a", "第五中学-主讲1", "quote \" slash \\ <tag> & \u0000 \u2028", "🎓 emoji", new('x', 300)];
    private static readonly long[] Numbers = [0, 1, 127, 128, 255, 256, 65535, 65536, int.MaxValue, uint.MaxValue, long.MaxValue, -1, -32, -33, -128, -129, -32769, int.MinValue, long.MinValue];

    private readonly Random _random = new(seed);

    /// <summary>Every type that can be asked for, generic replies closed over each answer of the hub.</summary>
    public static IEnumerable<Type> Types =>
        ContractTypes.Find().Where(type => !type.IsGenericTypeDefinition)
            .Concat(typeof(IRelayHub).GetMethods().Select(method => method.ReturnType.GenericTypeArguments[0]))
            .Distinct();

    /// <summary>An instance of that type.</summary>
    public object Create(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return Texts[_random.Next(Texts.Length)];
        }

        if (type == typeof(bool))
        {
            return _random.Next(2) == 0;
        }

        if (type == typeof(FormatParameter))
        {
            return _random.Next(2) == 0 ? new FormatParameter(Numbers[_random.Next(Numbers.Length)]) : new FormatParameter(Texts[_random.Next(Texts.Length)]);
        }

        if (type == typeof(DateTimeOffset))
        {
            return new DateTimeOffset(_random.NextInt64(DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
        }

        if (type.IsEnum)
        {
            return _random.GetItems(Enum.GetValues(type).Cast<object>().ToArray(), 1)[0];
        }

        if (type.IsPrimitive)
        {
            return Number(type);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return List(type.GenericTypeArguments[0]);
        }

        if (type == typeof(IReadOnlyDictionary<string, FormatParameter>))
        {
            return Enumerable.Range(0, _random.Next(20)).ToDictionary(i => $"key-{i}", _ => (FormatParameter)Create(typeof(FormatParameter)));
        }

        return Record(type);
    }

    private object Number(Type type)
    {
        var bits = Numbers[_random.Next(Numbers.Length)];
        return type == typeof(int) ? (int)bits : type == typeof(uint) ? (uint)bits : type == typeof(long) ? bits : (object)(bits / 1000.0);
    }

    private Array List(Type element)
    {
        var list = Array.CreateInstance(element, _random.Next(4));
        for (var i = 0; i < list.Length; i++)
        {
            list.SetValue(Create(element), i);
        }

        return list;
    }

    private object Record(Type type)
    {
        if (ContractJson.Options.GetTypeInfo(type).PolymorphismOptions is { } cases)
        {
            type = cases.DerivedTypes[_random.Next(cases.DerivedTypes.Count)].DerivedType;
        }

        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);
    }

    private object? Argument(ParameterInfo parameter)
    {
        var nullable = new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;
        return nullable && _random.Next(3) == 0 ? null : Create(parameter.ParameterType);
    }
}
