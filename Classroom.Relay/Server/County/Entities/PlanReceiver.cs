namespace Classroom.Relay.County.Entities;

/// <summary>A receiving room of a planned lesson.</summary>
public sealed class PlanReceiver
{
    public required string PlanId { get; set; }

    public required string RoomId { get; set; }
}
