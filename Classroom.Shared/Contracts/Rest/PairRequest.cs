namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of POST /api/rooms/pair: a device becomes a room. The code is eight digits, works once, and ends after a day. 200 with <see cref="DeviceKey"/>, 404 for a wrong or used code, 429 after too many tries.</summary>
public sealed record PairRequest(string Code);
