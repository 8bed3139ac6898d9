namespace Classroom.Shared.Contracts.Hub;

/// <summary>Stop publishing a track.</summary>
public sealed record CloseSourceRequest(string SourceId);
