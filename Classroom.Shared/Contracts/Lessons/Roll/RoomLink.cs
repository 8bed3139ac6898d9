namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>The latest report of a room's link.</summary>
/// <param name="AtMs">Lesson time.</param>
public sealed record RoomLink(string RoomId, LinkFigures Figures, long AtMs);
