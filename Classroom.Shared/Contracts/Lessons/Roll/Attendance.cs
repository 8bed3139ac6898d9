using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>What the roll says of a seat.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Attendance>))]
public enum Attendance
{
    /// <summary>到.</summary>
    Present,

    /// <summary>迟到.</summary>
    Late,

    /// <summary>缺席.</summary>
    Absent,
}
