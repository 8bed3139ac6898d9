namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>Whether the called room may draw and point. Allowed to whoever conducts.</summary>
public sealed record AllowDrawing(bool Allowed) : InkCommand;
