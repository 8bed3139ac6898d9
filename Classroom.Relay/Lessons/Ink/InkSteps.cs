using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Lessons.Ink;

namespace Classroom.Relay.Lessons.Ink;

/// <summary>What everyone who draws can take back. Pure: each function answers a new state.</summary>
internal static class InkSteps
{
    /// <summary>The actor took a step: it can be undone, and what was undone before cannot be done again.</summary>
    public static InkState Take(InkState ink, string actor, InkStep step)
    {
        var before = Of(ink, actor);
        var forgotten = before.Undone.Where(undone => undone.Drew).Aggregate(ink, InkSurfaces.Forget);
        return Push(forgotten, before with { Undone = [] }, step);
    }

    /// <summary>Takes back the actor's latest step that still has something to take back.</summary>
    public static InkState Undo(InkState ink, string actor)
    {
        var (history, changed) = (Of(ink, actor), (IReadOnlyList<string>)[]);
        while (changed.Count == 0 && history.Done.Count > 0)
        {
            var step = history.Done[^1];
            (ink, changed) = InkSurfaces.Flip(ink, step, show: !step.Drew);
            history = history with
            {
                Done = [.. history.Done.SkipLast(1)],
                Undone = changed.Count == 0 ? history.Undone : [.. history.Undone, step with { MarkIds = changed }],
            };
        }

        return With(ink, history);
    }

    /// <summary>Does again what the actor took back last.</summary>
    public static InkState Redo(InkState ink, string actor)
    {
        var history = Of(ink, actor);
        while (history.Undone.Count > 0)
        {
            var step = history.Undone[^1];
            (ink, var changed) = InkSurfaces.Flip(ink, step, show: step.Drew);
            history = history with { Undone = [.. history.Undone.SkipLast(1)] };
            if (changed.Count > 0)
            {
                return Push(ink, history, step with { MarkIds = changed });
            }
        }

        return With(ink, history);
    }

    /// <summary>The steps of an actor; none before its first.</summary>
    public static InkHistory Of(InkState ink, string actor) => ink.Histories.FirstOrDefault(history => history.Actor == actor) ?? new InkHistory(actor, [], []);

    private static InkState Push(InkState ink, InkHistory history, InkStep step)
    {
        if (history.Done.Count == ContractLimits.MaxUndo)
        {
            // What an old step drew is still seen, or hidden by another step; what it hid is now hidden for good.
            ink = history.Done[0].Drew ? ink : InkSurfaces.Forget(ink, history.Done[0]);
            history = history with { Done = [.. history.Done.Skip(1)] };
        }

        return With(ink, history with { Done = [.. history.Done, step] });
    }

    private static InkState With(InkState ink, InkHistory changed) => ink.Histories.Any(history => history.Actor == changed.Actor)
        ? ink with { Histories = [.. ink.Histories.Select(history => history.Actor == changed.Actor ? changed : history)] }
        : ink with { Histories = [.. ink.Histories, changed] };
}
