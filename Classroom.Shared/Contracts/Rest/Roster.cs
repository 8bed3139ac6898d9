namespace Classroom.Shared.Contracts.Rest;

/// <summary>A receiving room's class list. Answer of GET /api/rooms/{id}/roster, for administrators, and of GET /api/helpers/roster, for the helper's own room.</summary>
/// <param name="Pupils">By seat; empty while there is no list.</param>
public sealed record Roster(IReadOnlyList<RosterSeat> Pupils);
