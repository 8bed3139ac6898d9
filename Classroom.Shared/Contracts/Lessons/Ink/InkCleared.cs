namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>No mark of the surface is seen any more.</summary>
public sealed record InkCleared(string Surface) : InkEvent;
