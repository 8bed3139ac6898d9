namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>Take a hand down: the room its own, the lecture room and directors any.</summary>
/// <param name="Seat">1 to <see cref="ContractLimits.MaxSeat"/>, or null for the room as a whole.</param>
public sealed record LowerHand(string RoomId, int? Seat = null) : FloorCommand;
