namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>These marks are no longer seen.</summary>
public sealed record MarksErased(string Surface, IReadOnlyList<string> MarkIds) : InkEvent;
