using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Ink;

namespace Classroom.Relay.Lessons.Ink;

/// <summary>Who may draw, and what. Pure.</summary>
internal static class InkRules
{
    /// <summary>Decides a command about ink.</summary>
    public static LessonDecision Decide(LessonState state, LessonActor actor, InkCommand command) => command switch
    {
        AllowDrawing or ClearInk when !actor.Conducts => LessonDecision.Refuse(ErrorCode.Forbidden, "Only the lecture room or a director does this."),
        AllowDrawing allow => state.Ink.Allowed == allow.Allowed ? LessonDecision.Accept() : LessonDecision.Accept(new DrawingAllowed(allow.Allowed)),
        _ when !MayDraw(state, actor) => LessonDecision.Refuse(ErrorCode.Forbidden, "Drawing is for the lecture room, and for the called room while that is allowed."),
        DrawMark draw => Draw(state.Ink, actor, draw),
        EraseMarks erase => Erase(state.Ink, actor, erase),
        ClearInk clear => InkSurfaces.Seen(state.Ink, clear.Surface).Count == 0 ? LessonDecision.Accept() : LessonDecision.Accept(new InkCleared(clear.Surface)),
        UndoInk => InkSteps.Of(state.Ink, actor.Id).Done.Count == 0 ? LessonDecision.Accept() : LessonDecision.Accept(new InkUndone()),
        RedoInk => InkSteps.Of(state.Ink, actor.Id).Undone.Count == 0 ? LessonDecision.Accept() : LessonDecision.Accept(new InkRedone()),
        _ => LessonDecision.Refuse(ErrorCode.Invalid, "Unknown command."),
    };

    /// <summary>Whoever conducts, and the called room while that is allowed.</summary>
    public static bool MayDraw(LessonState state, LessonActor actor) => actor.Conducts
        || (actor.Authority == LessonAuthority.Receiver && state.Ink.Allowed && state.Floor.Call is { } call && call.RoomId == actor.RoomId);

    private static LessonDecision Draw(InkState ink, LessonActor actor, DrawMark draw)
    {
        if (!InkShape.IsSurface(draw.Surface) || !InkShape.IsMark(draw.Mark))
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, "The mark is malformed or breaks a limit.");
        }

        var surface = InkSurfaces.Find(ink, draw.Surface);
        if (surface?.Marks.Any(mark => mark.Id == draw.Mark.Id) == true)
        {
            return LessonDecision.Refuse(ErrorCode.Conflict, "There is a mark of this identifier.");
        }

        var full = surface?.Marks.Count >= ContractLimits.MaxMarks || (surface is null && ink.Surfaces.Count >= ContractLimits.MaxSurfaces)
            || ink.Size + InkSurfaces.WeightOf(draw.Mark) > ContractLimits.MaxInkSize;
        return full
            ? LessonDecision.Refuse(ErrorCode.TooMany, "There is no room for more ink; clear a surface that is not needed.")
            : LessonDecision.Accept(new MarkDrawn(draw.Surface, draw.Mark with { By = actor.Id }));
    }

    private static LessonDecision Erase(InkState ink, LessonActor actor, EraseMarks erase)
    {
        if (erase.MarkIds.Count is 0 or > ContractLimits.MaxErased)
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, $"Name 1 to {ContractLimits.MaxErased} marks.");
        }

        if (InkSurfaces.Find(ink, erase.Surface) is not { } surface)
        {
            return LessonDecision.Accept();
        }

        var named = erase.MarkIds.Except(surface.Hidden).ToHashSet();
        string[] erased = [.. surface.Marks.Where(mark => named.Contains(mark.Id) && (actor.Conducts || mark.By == actor.Id)).Select(mark => mark.Id)];
        return erased.Length == 0 ? LessonDecision.Accept() : LessonDecision.Accept(new MarksErased(erase.Surface, erased));
    }
}
