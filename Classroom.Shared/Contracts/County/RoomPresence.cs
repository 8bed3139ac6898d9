using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.County;

/// <summary>A room's state on the wall.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RoomPresence>))]
public enum RoomPresence
{
    /// <summary>离线: no device is connected.</summary>
    Offline,

    /// <summary>在线: its device is connected and in no lesson.</summary>
    Online,

    /// <summary>上课: it is in a lesson.</summary>
    InLesson,
}
