namespace Classroom.Shared.Contracts.Rest;

/// <summary>A pupil's device asks for a seat.</summary>
/// <param name="Code">The six digits on the room's screen.</param>
/// <param name="Seat">1 to <see cref="ContractLimits.MaxSeat"/>.</param>
/// <param name="Token">The token of a seat that this device holds already, whatever lesson it was of: in the same room it is given up for the new one.</param>
public sealed record JoinSeat(string Code, int Seat, string? Token = null);
