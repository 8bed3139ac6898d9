namespace Classroom.Relay.County.Entities;

/// <summary>A receiving room that is brought into every lesson of a lecture room.</summary>
public sealed class RoomPairing
{
    public required string LectureRoomId { get; set; }

    public required string ReceivingRoomId { get; set; }

    public Room? LectureRoom { get; set; }

    public Room? ReceivingRoom { get; set; }
}
