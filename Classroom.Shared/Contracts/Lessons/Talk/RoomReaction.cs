namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>A room's latest reaction.</summary>
/// <param name="AtMs">Lesson time; what is old says nothing any more.</param>
public sealed record RoomReaction(string RoomId, Reaction Reaction, long AtMs);
