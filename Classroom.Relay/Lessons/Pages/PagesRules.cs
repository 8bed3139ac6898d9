using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Pages;

namespace Classroom.Relay.Lessons.Pages;

/// <summary>Who may turn pages, and to what. Pure: which pages there are comes with the command.</summary>
internal static class PagesRules
{
    /// <summary>Decides a command about pages.</summary>
    public static LessonDecision Decide(LessonState state, LessonActor actor, PagesCommand command) => command switch
    {
        _ when !actor.Conducts => NotYours,
        ShowBoard board => Show(state.Pages, board.Board),
        ClosePages => state.Pages is { Document: null, Board: null } ? LessonDecision.Accept() : LessonDecision.Accept(new PagesClosed()),
        _ => LessonDecision.Refuse(ErrorCode.Invalid, "Unknown command."),
    };

    /// <summary>Shows a page that the relay has looked up.</summary>
    public static LessonDecision Place(LessonState state, LessonActor actor, PlacePage place)
    {
        if (!actor.Conducts)
        {
            return NotYours;
        }

        if (place is not { Document: { } document, Page: { } page })
        {
            return LessonDecision.Refuse(ErrorCode.NotFound, "The lecture room has no such page.");
        }

        var shown = state.Pages is { Board: null, Document: { } open, Page: { } now } && open.DocumentId == document.DocumentId && now.Number == page.Number;
        return shown ? LessonDecision.Accept() : LessonDecision.Accept(new PageShown(document, page));
    }

    private static LessonDecision NotYours => LessonDecision.Refuse(ErrorCode.Forbidden, "Only the lecture room or a director turns pages.");

    private static LessonDecision Show(PagesState pages, int board)
    {
        if (board < 1 || board > Math.Min(pages.Boards + 1, ContractLimits.MaxBoards))
        {
            return LessonDecision.Refuse(ErrorCode.NotFound, "There is no such board.");
        }

        return pages.Board == board ? LessonDecision.Accept() : LessonDecision.Accept(new BoardShown(board));
    }
}
