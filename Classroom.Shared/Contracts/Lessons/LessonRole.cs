using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons;

/// <summary>A room's part in a lesson.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LessonRole>))]
public enum LessonRole
{
    /// <summary>The room the master teacher stands in.</summary>
    Lecturer,

    /// <summary>A room that receives the lesson.</summary>
    Receiver,
}
