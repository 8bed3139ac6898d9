namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>What is drawn on one page, picture or screen.</summary>
/// <param name="Marks">Lowest first.</param>
/// <param name="Hidden">Identifiers of those that were erased or taken back and may still be called back by their step.</param>
[WrittenOnce]
public sealed record InkSurface(string Surface, IReadOnlyList<InkMark> Marks, IReadOnlyList<string> Hidden);
