using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>What a signed-in caller may be. Everything not allowed to a role is denied.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Role>))]
public enum Role
{
    /// <summary>管理员: accounts, rooms, settings.</summary>
    Administrator,

    /// <summary>导播: the information centre's operator.</summary>
    Director,

    /// <summary>教师: a person who teaches.</summary>
    Teacher,

    /// <summary>观课: watches and evaluates, never operates.</summary>
    Observer,

    /// <summary>教室: a room's device.</summary>
    Room,

    /// <summary>助教: a teacher in a receiving room, on a phone, for one school day; has no account.</summary>
    Helper,

    /// <summary>学生: a pupil's device that holds a seat in one lesson. No account; answers questions and nothing else.</summary>
    Pupil,
}
