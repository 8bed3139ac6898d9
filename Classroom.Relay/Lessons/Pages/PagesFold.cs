using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Pages;

namespace Classroom.Relay.Lessons.Pages;

/// <summary>What the class looks at is the fold of what was shown and put away.</summary>
internal static class PagesFold
{
    /// <summary>The pages after one more event of the lesson; the same when the event does not concern them.</summary>
    public static PagesState Apply(PagesState pages, LessonEvent next) => next.Body switch
    {
        PageShown shown => pages with { Document = shown.Document, Page = shown.Page, Board = null },
        BoardShown shown => pages with { Board = shown.Board, Boards = Math.Max(pages.Boards, shown.Board) },
        PagesClosed or LessonEnded => pages with { Document = null, Page = null, Board = null },
        _ => pages,
    };
}
