namespace Classroom.Relay.Udp;

/// <summary>What the DTLS thread has done since its start.</summary>
/// <param name="Started">Handshakes begun.</param>
/// <param name="Connected">Handshakes that gave keys.</param>
/// <param name="Failed">Sessions that ended by an error.</param>
/// <param name="DatagramsDropped">Datagrams dropped because too many were waiting.</param>
/// <param name="Waiting">Jobs waiting now.</param>
public sealed record DtlsStatistics(long Started, long Connected, long Failed, long DatagramsDropped, int Waiting);
