using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>What stands in a place of a scene.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SlotKind>))]
public enum SlotKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>A room's camera.</summary>
    Camera,

    /// <summary>The lecture room's shared screen.</summary>
    Screen,

    /// <summary>The page or board that the class looks at, with its ink.</summary>
    Page,
}
