namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>A step that can be undone.</summary>
/// <param name="Drew">True when the marks appeared by it, false when they vanished.</param>
public sealed record InkStep(string Surface, bool Drew, IReadOnlyList<string> MarkIds);
