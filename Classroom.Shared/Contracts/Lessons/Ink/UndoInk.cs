namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>Takes back the sender's own latest step: what it drew vanishes, what it erased is seen again.</summary>
public sealed record UndoInk : InkCommand;
