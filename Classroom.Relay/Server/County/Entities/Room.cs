using Classroom.Shared.Contracts.County;

namespace Classroom.Relay.County.Entities;

/// <summary>A room with one device account.</summary>
public sealed class Room
{
    /// <summary>Stable for the room's life; letters, digits and hyphens only, so that it fits a URL as it is.</summary>
    public required string Id { get; set; }

    /// <summary>Shown name such as 第五中学-主讲1, unique in the county.</summary>
    public required string Name { get; set; }

    public int SchoolId { get; set; }

    public School? School { get; set; }

    public RoomKind Kind { get; set; }

    /// <summary>Place on the wall; ties are ordered by name.</summary>
    public int Position { get; set; }

    public List<RoomDevice> Devices { get; } = [];

    /// <summary>The class of a receiving room.</summary>
    public List<Pupil> Pupils { get; } = [];

    /// <summary>Receiving rooms that follow this lecture room's lessons.</summary>
    public List<RoomPairing> Receivers { get; } = [];
}
