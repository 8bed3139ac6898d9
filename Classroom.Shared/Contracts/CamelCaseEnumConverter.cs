using System.Text.Json;
using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts;

/// <summary>Writes an enum as the camelCase name of its member, the form every contract uses on the wire; a number is refused.</summary>
public sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
