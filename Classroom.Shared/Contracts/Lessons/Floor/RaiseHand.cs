namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>举手. A receiving room, or one seat in it; the room is the sender's own. A hand that is up stays where it is in the queue.</summary>
/// <param name="Seat">1 to <see cref="ContractLimits.MaxSeat"/>, or null for the room as a whole.</param>
public sealed record RaiseHand(int? Seat = null) : FloorCommand;
