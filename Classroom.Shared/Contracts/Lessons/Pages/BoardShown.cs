namespace Classroom.Shared.Contracts.Lessons.Pages;

/// <summary>The class looks at a board.</summary>
/// <param name="Board">Counts from 1.</param>
public sealed record BoardShown(int Board) : PagesEvent;
