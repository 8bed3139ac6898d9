namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>Does the step again that the sender took back last.</summary>
public sealed record RedoInk : InkCommand;
