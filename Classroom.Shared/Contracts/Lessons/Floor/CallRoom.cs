namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>叫到: the room becomes large on every screen and its microphone opens; whoever was called before is not any more. For the lecture room and directors.</summary>
/// <param name="Seat">1 to <see cref="ContractLimits.MaxSeat"/>, or null for the room as a whole.</param>
public sealed record CallRoom(string RoomId, int? Seat = null) : FloorCommand;
