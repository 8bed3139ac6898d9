namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of POST /api/rooms/token: exchange a device key for an access token. 200 with <see cref="AccessToken"/>, 401 when the key is wrong or was withdrawn.</summary>
public sealed record RoomTokenRequest(string RoomId, string Key);
