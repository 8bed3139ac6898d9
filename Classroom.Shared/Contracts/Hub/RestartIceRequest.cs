namespace Classroom.Shared.Contracts.Hub;

/// <summary>Give a transport new ICE credentials; DTLS and SRTP go on.</summary>
public sealed record RestartIceRequest(string TransportId);
