namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>A hand went down without a call.</summary>
/// <param name="Seat">1 to <see cref="ContractLimits.MaxSeat"/>, or null for the room as a whole.</param>
public sealed record HandLowered(string RoomId, int? Seat = null) : FloorEvent;
