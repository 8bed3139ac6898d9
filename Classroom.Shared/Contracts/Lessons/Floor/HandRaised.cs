namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>A hand went up, at the end of the queue.</summary>
/// <param name="Seat">1 to <see cref="ContractLimits.MaxSeat"/>, or null for the room as a whole.</param>
public sealed record HandRaised(string RoomId, int? Seat = null) : FloorEvent;
