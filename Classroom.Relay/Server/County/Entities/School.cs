namespace Classroom.Relay.County.Entities;

/// <summary>A school of the county.</summary>
public sealed class School
{
    public int Id { get; set; }

    /// <summary>Shown name, unique in the county.</summary>
    public required string Name { get; set; }

    /// <summary>The 学区 it belongs to, or null.</summary>
    public int? DistrictId { get; set; }

    public District? District { get; set; }

    public List<Room> Rooms { get; } = [];
}
