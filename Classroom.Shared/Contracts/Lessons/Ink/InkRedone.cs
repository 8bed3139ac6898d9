namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>The step that the actor took back last was done again.</summary>
public sealed record InkRedone : InkEvent;
