namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>A room has the floor. The hand that it answers is down: the seat's, or the room's first.</summary>
/// <param name="Seat">1 to <see cref="ContractLimits.MaxSeat"/>, or null for the room as a whole.</param>
/// <param name="Before">What the room's microphone goes back to after the call.</param>
public sealed record RoomCalled(string RoomId, int? Seat, Microphone Before) : FloorEvent;
