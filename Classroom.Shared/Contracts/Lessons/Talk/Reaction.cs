using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>The three things a teacher can act on at once. There are no others, so that none of them drowns.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Reaction>))]
public enum Reaction
{
    /// <summary>听懂了.</summary>
    Understood,

    /// <summary>没听懂.</summary>
    Lost,

    /// <summary>请慢一点.</summary>
    Slower,
}
