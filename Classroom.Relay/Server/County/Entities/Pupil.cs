namespace Classroom.Relay.County.Entities;

/// <summary>A child's place in the class of a receiving room.</summary>
public sealed class Pupil
{
    public required string RoomId { get; set; }

    /// <summary>1 to 99; one child each.</summary>
    public int Seat { get; set; }

    public required string Name { get; set; }
}
