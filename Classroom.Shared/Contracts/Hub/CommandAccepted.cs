namespace Classroom.Shared.Contracts.Hub;

/// <summary>The command is in the log.</summary>
/// <param name="Seq">Number of its last event.</param>
public sealed record CommandAccepted(long Seq);
