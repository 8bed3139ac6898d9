namespace Classroom.Relay.County.Entities;

/// <summary>学区: schools that teach and are assessed together, led by one of them.</summary>
public sealed class District
{
    public int Id { get; set; }

    /// <summary>Shown name, unique in the county.</summary>
    public required string Name { get; set; }

    public List<School> Schools { get; } = [];
}
