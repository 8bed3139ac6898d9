namespace Classroom.Shared.Contracts.Hub;

/// <summary>The track is known to the relay.</summary>
public sealed record Produced(string SourceId);
