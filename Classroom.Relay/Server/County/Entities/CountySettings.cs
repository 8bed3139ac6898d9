namespace Classroom.Relay.County.Entities;

/// <summary>The one row that says whose data this is.</summary>
public sealed class CountySettings
{
    /// <summary>The row's only identifier.</summary>
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>Shown name of the county.</summary>
    public required string Name { get; set; }

    /// <summary>True when the county was made up: its accounts have published passwords, so it never serves real schools.</summary>
    public bool Demo { get; set; }
}
