using System.Text.Json.Serialization;

namespace Classroom.Shared.Contracts.County;

/// <summary>What a room is equipped for.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RoomKind>))]
public enum RoomKind
{
    /// <summary>主讲教室: a master teacher gives lessons here.</summary>
    Lecture,

    /// <summary>接收教室: a rural class receives lessons here.</summary>
    Receiving,
}
