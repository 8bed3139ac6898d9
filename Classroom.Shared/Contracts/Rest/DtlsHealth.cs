namespace Classroom.Shared.Contracts.Rest;

/// <summary>What the thread of the handshakes has done.</summary>
/// <param name="Connected">Handshakes that gave keys.</param>
/// <param name="Failed">Sessions that ended by an error.</param>
/// <param name="DatagramsDropped">Dropped because too many were waiting.</param>
/// <param name="Waiting">Jobs waiting now.</param>
public sealed record DtlsHealth(long Started, long Connected, long Failed, long DatagramsDropped, int Waiting);
