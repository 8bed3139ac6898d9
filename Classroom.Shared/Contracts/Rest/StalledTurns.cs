namespace Classroom.Shared.Contracts.Rest;

/// <summary>Turns of a worker of more than 5 ms that went on one thing for the most part.</summary>
/// <param name="Cause">
/// <c>work</c>: the worker's own. <c>collection</c>: a collection of garbage held all threads. <c>core</c>: others ran on the worker's core. The
/// same in /metrics.
/// </param>
public sealed record StalledTurns(string Cause, long Turns);
