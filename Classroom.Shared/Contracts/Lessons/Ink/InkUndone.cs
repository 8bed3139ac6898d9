namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>The actor's latest step was taken back.</summary>
public sealed record InkUndone : InkEvent;
