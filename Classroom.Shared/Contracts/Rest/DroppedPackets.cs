namespace Classroom.Shared.Contracts.Rest;

/// <summary>Datagrams a worker has dropped for one reason.</summary>
/// <param name="Reason">A word of small letters and underscores; the same in /metrics.</param>
public sealed record DroppedPackets(string Reason, long Packets);
