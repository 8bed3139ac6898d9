using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>How well a room's link carries a lesson.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LinkGrade>))]
public enum LinkGrade
{
    /// <summary>At most 2 % lost and 200 ms there and back.</summary>
    Good,

    /// <summary>At most 8 % lost and 500 ms: repaired, at the price of some picture.</summary>
    Fair,

    /// <summary>Worse: seen and heard by everybody.</summary>
    Poor,
}
