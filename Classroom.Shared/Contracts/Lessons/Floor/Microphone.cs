using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>A room's microphone as the lesson has it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Microphone>))]
public enum Microphone
{
    /// <summary>Heard in the lecture room, and by every room while its room is called.</summary>
    Open,

    /// <summary>Closed by the lecture room or a director.</summary>
    Muted,

    /// <summary>Closed by the room itself, which may open it again.</summary>
    MutedByRoom,
}
