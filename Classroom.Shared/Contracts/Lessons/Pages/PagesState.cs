namespace Classroom.Shared.Contracts.Lessons.Pages;

/// <summary>What the class looks at.</summary>
/// <param name="Document">The courseware that is open, or null.</param>
/// <param name="Page">The page of it that is shown, or was before the board; null when none is open.</param>
/// <param name="Board">The board that is shown instead, or null.</param>
/// <param name="Boards">Boards so far.</param>
public sealed record PagesState(LessonDocument? Document, LessonPage? Page, int? Board, int Boards)
{
    /// <summary>Before anything was shown.</summary>
    public static PagesState Empty { get; } = new(null, null, null, 0);
}
