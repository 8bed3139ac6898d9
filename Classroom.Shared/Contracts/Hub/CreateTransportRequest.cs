namespace Classroom.Shared.Contracts.Hub;

/// <summary>Open a WebRTC transport on a router.</summary>
public sealed record CreateTransportRequest(string RouterId, TransportDirection Direction);
