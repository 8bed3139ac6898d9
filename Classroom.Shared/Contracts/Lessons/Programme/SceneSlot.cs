namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>What stands in one place of a scene. Named by what it is and not by a track, so that a scene outlives a room's reload.</summary>
/// <param name="RoomId">The camera's room; null for all else.</param>
public sealed record SceneSlot(SlotKind Kind, string? RoomId);
