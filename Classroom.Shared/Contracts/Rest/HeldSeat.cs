namespace Classroom.Shared.Contracts.Rest;

/// <summary>A seat that a device holds now.</summary>
/// <param name="Token">Bearer token for the hub; good for this seat in this lesson only, and while the device holds the seat.</param>
/// <param name="Room">The room's name.</param>
public sealed record HeldSeat(string Token, DateTimeOffset ExpiresAt, string LessonId, string Room, int Seat);
