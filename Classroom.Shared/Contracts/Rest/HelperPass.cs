using Classroom.Shared.Contracts.Hub;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>Makes a phone a helper of one receiving room for the rest of the school day.</summary>
/// <param name="Token">Bearer token; ends earlier when the room's device keys are withdrawn.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record HelperPass(RoomIdentity Room, string Name, string Token, DateTimeOffset ExpiresAt);
