namespace Classroom.Shared.Contracts.Rest;

/// <summary>What the relay's process uses.</summary>
/// <param name="CpuSeconds">User and system time of all threads since the start.</param>
/// <param name="HeapBytes">Managed objects, dead ones that were not collected yet included.</param>
/// <param name="AllocatedBytes">Managed memory ever allocated.</param>
/// <param name="Collections">Garbage collections by generation, 0 first.</param>
/// <param name="PauseSeconds">Time for which collections held all threads.</param>
public sealed record ProcessHealth(
    DateTimeOffset StartedAt,
    double CpuSeconds,
    long ResidentBytes,
    long HeapBytes,
    long AllocatedBytes,
    IReadOnlyList<long> Collections,
    double PauseSeconds,
    int Threads,
    int OpenDescriptors);
