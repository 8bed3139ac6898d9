using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Who decides what the receiving rooms see.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ProgrammeMode>))]
public enum ProgrammeMode
{
    /// <summary>The teacher, by what is shared, shown and called; there is no programme.</summary>
    Teacher,

    /// <summary>A director: the programme is on air.</summary>
    Manual,

    /// <summary>The relay by its rules: the programme is on air, and a director may take over at any moment.</summary>
    Automatic,
}
