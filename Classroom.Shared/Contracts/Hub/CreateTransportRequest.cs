namespace Classroom.Shared.Contracts.Hub;

/// <summary>Open a WebRTC transport.</summary>
/// <param name="RouterId">For receiving: the router of the sources wanted. Null for the router of the lesson the room is in; always null for sending.</param>
public sealed record CreateTransportRequest(TransportDirection Direction, string? RouterId = null);
