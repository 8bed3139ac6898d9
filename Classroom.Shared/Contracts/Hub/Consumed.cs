namespace Classroom.Shared.Contracts.Hub;

/// <summary>One entry per source that can be received; a source that ended meanwhile is left out.</summary>
public sealed record Consumed(IReadOnlyList<ConsumerCreated> Consumers);
