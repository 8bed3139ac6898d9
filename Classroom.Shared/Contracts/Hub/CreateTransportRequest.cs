namespace Classroom.Shared.Contracts.Hub;

/// <summary>Open a WebRTC transport.</summary>
/// <param name="RouterId">For receiving: the router of the sources wanted. For sending null: the relay chooses the lesson's router.</param>
public sealed record CreateTransportRequest(TransportDirection Direction, string? RouterId = null);
