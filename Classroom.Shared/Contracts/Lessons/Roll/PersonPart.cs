using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>What somebody who is no room does in a lesson.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PersonPart>))]
public enum PersonPart
{
    /// <summary>助教: a teacher in a receiving room.</summary>
    Helper,

    /// <summary>观课: watches.</summary>
    Observer,

    /// <summary>导播 or 巡课: a director who looks into the lesson.</summary>
    Director,
}
