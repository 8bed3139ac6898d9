namespace Classroom.Shared.Contracts.Lessons;

/// <summary>A track that a room publishes into a lesson.</summary>
/// <param name="SourceId">Identifier of the track; what <c>Consume</c> asks for.</param>
/// <param name="RoomId">The room it comes from.</param>
/// <param name="RouterId">The router that carries it; a receiver needs a receive transport on that router.</param>
public sealed record LessonSource(string SourceId, string RoomId, SourceKind Kind, string RouterId);
