namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of POST /api/demo/pair, in the demo county only: become this room. 200 with <see cref="DeviceKey"/>.</summary>
public sealed record DemoPairRequest(string RoomId);
