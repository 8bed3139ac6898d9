namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>How a room's link did since the last report: each minute while the room is in, and when it leaves.</summary>
public sealed record LinkReported(string RoomId, LinkFigures Figures) : RollEvent;
