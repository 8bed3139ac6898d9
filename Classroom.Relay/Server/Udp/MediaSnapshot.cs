namespace Classroom.Relay.Udp;

/// <summary>All media counters of this relay at about one moment.</summary>
public sealed record MediaSnapshot(IReadOnlyList<WorkerSnapshot> Workers, DtlsStatistics Dtls);
