using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>How a seat's answer came.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SeatWay>))]
public enum SeatWay
{
    /// <summary>The pupil's own device.</summary>
    Device,

    /// <summary>The pupil's paper card, read by a camera.</summary>
    Card,
}
