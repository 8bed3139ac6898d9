namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>Erases all of a surface. Allowed to whoever conducts; can be undone.</summary>
public sealed record ClearInk(string Surface) : InkCommand;
