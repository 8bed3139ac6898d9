namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>A mark stands on a surface, above all that stood there before.</summary>
public sealed record MarkDrawn(string Surface, InkMark Mark) : InkEvent;
