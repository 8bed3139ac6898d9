namespace Classroom.Benchmarks.Memory;

/// <summary>How many receive one publisher's picture and sound.</summary>
/// <param name="First">Joined before the relay is first looked at: its code is compiled by then, its pools are filled, its collector has room.</param>
/// <param name="Receivers">Joined in the end; each of those beyond the first is what a receiver costs.</param>
internal sealed record MemoryLoad(int First, int Receivers);
