using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>What of a room counts for a question. Only one of them, so that nobody counts twice: hands before seats before the room's own answer.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AnswerWay>))]
public enum AnswerWay
{
    /// <summary>Nothing has come from the room.</summary>
    None,

    /// <summary>One answer for each seat, by the pupil's device or paper card, whichever came last.</summary>
    Seats,

    /// <summary>Hands that the room's helper counted. They stand in place of the room's seats.</summary>
    Hands,

    /// <summary>One answer of the class together, by the room's keys. Counts only while neither seats nor hands do.</summary>
    Together,
}
