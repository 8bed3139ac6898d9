using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.County;

/// <summary>How far a lesson of the current slot is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SlotStage>))]
public enum SlotStage
{
    /// <summary>待上课: planned, and not due yet.</summary>
    Planned,

    /// <summary>未开课: planned, due, and not begun.</summary>
    Late,

    /// <summary>上课中: going on.</summary>
    Live,
}
