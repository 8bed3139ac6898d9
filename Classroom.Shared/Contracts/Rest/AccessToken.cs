namespace Classroom.Shared.Contracts.Rest;

/// <summary>A bearer token, valid until <paramref name="ExpiresAt"/> (UTC). The hub takes it as access_token, REST, WHIP and WHEP as Authorization: Bearer.</summary>
public sealed record AccessToken(string Token, DateTimeOffset ExpiresAt);
