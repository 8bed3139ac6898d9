namespace Classroom.Shared.Contracts.County;

/// <summary>Something is wrong in a room.</summary>
/// <param name="Since">When the relay took it for certain.</param>
public sealed record RoomTrouble(string RoomId, TroubleKind Kind, DateTimeOffset Since);
