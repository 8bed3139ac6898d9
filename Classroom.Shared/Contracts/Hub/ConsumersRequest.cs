namespace Classroom.Shared.Contracts.Hub;

/// <summary>Names consumers of the caller, at most 64; unknown ones are passed over (they may have ended meanwhile).</summary>
public sealed record ConsumersRequest(IReadOnlyList<string> ConsumerIds);
