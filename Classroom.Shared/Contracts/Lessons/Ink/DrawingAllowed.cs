namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>From now on the called room may, or may not, draw and point.</summary>
public sealed record DrawingAllowed(bool Allowed) : InkEvent;
