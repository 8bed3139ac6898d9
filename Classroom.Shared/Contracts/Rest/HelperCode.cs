namespace Classroom.Shared.Contracts.Rest;

/// <summary>
/// Answer of POST /api/helpers/code, for a receiving room's device: what its screen shows as a QR code, so that a teacher in the room can be its helper.
/// The code is good for this room only and changes every two minutes.
/// </summary>
/// <param name="Address">What a phone opens; the code stands behind its #, so that no server between the two sees it.</param>
/// <param name="ExpiresAt">From when it buys nothing more (UTC). A fresh one should be on the screen two minutes before.</param>
public sealed record HelperCode(string Code, string Address, DateTimeOffset ExpiresAt);
