using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Ink;

namespace Classroom.Relay.Lessons.Ink;

/// <summary>
/// Ink is the fold of what was drawn, erased, taken back and done again. A mark that is not seen is hidden by exactly one step, and can be
/// called back by that step alone; when the step is forgotten, so is the mark.
/// </summary>
internal static class InkFold
{
    /// <summary>The ink after one more event of the lesson; the same when the event does not concern it.</summary>
    public static InkState Apply(InkState ink, LessonEvent next) => next.Body switch
    {
        DrawingAllowed allowed => ink with { Allowed = allowed.Allowed },
        MarkDrawn drawn => InkSteps.Take(InkSurfaces.Add(ink, drawn.Surface, drawn.Mark), next.Actor, new InkStep(drawn.Surface, true, [drawn.Mark.Id])),
        MarksErased erased => Erase(ink, next.Actor, erased.Surface, erased.MarkIds),
        InkCleared cleared => Erase(ink, next.Actor, cleared.Surface, InkSurfaces.Seen(ink, cleared.Surface)),
        InkUndone => InkSteps.Undo(ink, next.Actor),
        InkRedone => InkSteps.Redo(ink, next.Actor),

        // Another screen than the one that was drawn on.
        SourceStarted { Source.Kind: SourceKind.Screen } => InkSurfaces.Remove(ink, InkSurfaces.Screen),
        _ => ink,
    };

    private static InkState Erase(InkState ink, string actor, string surface, IReadOnlyList<string> markIds)
    {
        var (without, hidden) = InkSurfaces.Flip(ink, new InkStep(surface, false, markIds), show: false);
        return InkSteps.Take(without, actor, new InkStep(surface, false, hidden));
    }
}
