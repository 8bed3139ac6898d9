namespace Classroom.Shared.Contracts.Rest;

/// <summary>Answer of POST /api/rooms/{id}/pairing-code, for administrators: eight digits to type on the device, once, before <paramref name="ExpiresAt"/> (UTC). An older code of the room ends.</summary>
public sealed record PairingCode(string Code, DateTimeOffset ExpiresAt);
