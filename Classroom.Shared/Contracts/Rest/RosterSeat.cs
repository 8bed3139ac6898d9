namespace Classroom.Shared.Contracts.Rest;

/// <summary>A place on a class list.</summary>
/// <param name="Seat">1 to <see cref="ContractLimits.MaxSeat"/>.</param>
/// <param name="Name">The child's name.</param>
public sealed record RosterSeat(int Seat, string Name);
