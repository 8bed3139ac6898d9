using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Pages;
using Classroom.Shared.Contracts.Lessons.Programme;

namespace Classroom.Relay.Lessons.Programme;

/// <summary>
/// What becomes of the programme when something on air is lost, and when it is there again. No frozen face stays on air, and nobody has to put back by hand
/// what came back by itself; but whatever an operator takes meanwhile stands. Pure.
/// </summary>
internal static class LossRules
{
    /// <summary>A picture's link fell silent or speaks again; of interest only while there is a programme.</summary>
    public static LessonDecision Report(LessonState state, ReportSignal report)
    {
        var isSilent = state.Programme.NoSignal.Contains(report.SourceId);
        if (isSilent != report.Arrives || !OnAir.Is(state) || state.Sources.All(source => source.SourceId != report.SourceId))
        {
            return LessonDecision.Accept();
        }

        return LessonDecision.Accept(report.Arrives ? new SignalBack(report.SourceId) : new SignalLost(report.SourceId));
    }

    /// <summary>The main picture cannot be carried: the lesson goes on as if it had ended.</summary>
    public static LessonDecision Drop(LessonState state, SceneSlot source) => OnAir.Is(state) && state.Programme.OnAir.Slots is [var main, ..] && main == source
        ? LessonDecision.Accept(new SourceLost(source, Scenes.Standby(state.Programme.OnAir.Sound)))
        : LessonDecision.Accept();

    /// <summary>What follows for the programme from events that were decided but are not yet folded.</summary>
    public static IEnumerable<LessonEventBody> Following(LessonState state, IReadOnlyList<LessonEventBody> events)
    {
        if (!OnAir.Is(state) || !events.Any(body => body is SourceStarted or SourceStopped or SignalLost or SignalBack or PagesClosed))
        {
            return [];
        }

        var after = events.Aggregate(state, Apply);
        var onAir = state.Programme.OnAir;
        if (onAir.Slots.FirstOrDefault(slot => !Scenes.IsThere(after, slot)) is { } lost)
        {
            return [new SourceLost(lost, Scenes.Present(after, onAir) ?? Instead(after, lost, onAir))];
        }

        return events.Select(body => Came(after, body)).FirstOrDefault(slot => slot is not null) is { } came ? Returning(after, came) : [];
    }

    /// <summary>Of a page that the teacher put away nothing was lost: when pages are shown again, the operator decides.</summary>
    private static IEnumerable<LessonEventBody> Returning(LessonState after, SceneSlot came)
    {
        if (after.Programme.Lost is not { Source.Kind: not SlotKind.Page } lost)
        {
            return [];
        }

        var onAir = after.Programme.OnAir;
        var missing = lost.Before.Slots.FirstOrDefault(slot => !Scenes.IsThere(after, slot));
        var scene = after.Programme.Mode == ProgrammeMode.Automatic
            ? onAir.Layout == SceneLayout.Card ? AutomaticDirector.Choose(after, after.TimeMs) : onAir
            : Scenes.Present(after, lost.Before) ?? Instead(after, missing!, lost.Before);
        return missing == lost.Source && Scenes.Same(scene, onAir) ? [] : [new SourceReturned(came, scene, missing)];
    }

    /// <summary>Where the main picture is lost, a page or screen that was put away gives way to the teacher, a camera to the standby card.</summary>
    private static Scene Instead(LessonState after, SceneSlot lost, Scene onAir)
    {
        if (after.Programme.Mode == ProgrammeMode.Automatic)
        {
            return AutomaticDirector.Choose(after, after.TimeMs);
        }

        var teacher = new SceneSlot(SlotKind.Camera, after.Rooms.FirstOrDefault(room => room.Role == LessonRole.Lecturer)?.RoomId);
        return lost.Kind != SlotKind.Camera && Scenes.IsThere(after, teacher)
            ? new Scene(SceneLayout.One, [teacher], onAir.Sound, "")
            : Scenes.Standby(onAir.Sound);
    }

    private static SceneSlot? Came(LessonState after, LessonEventBody body) => body switch
    {
        SourceStarted started => SlotOf(started.Source),
        SignalBack back => after.Sources.FirstOrDefault(source => source.SourceId == back.SourceId) is { } source ? SlotOf(source) : null,
        _ => null,
    };

    private static SceneSlot? SlotOf(LessonSource source) => source.Kind switch
    {
        SourceKind.Camera => new SceneSlot(SlotKind.Camera, source.RoomId),
        SourceKind.Screen => new SceneSlot(SlotKind.Screen, null),
        _ => null,
    };

    /// <summary>The state as far as it tells what is there to be seen.</summary>
    private static LessonState Apply(LessonState state, LessonEventBody body) => body switch
    {
        SourceStarted started => state with { Sources = [.. state.Sources, started.Source] },
        SourceStopped stopped => state with { Sources = [.. state.Sources.Where(source => source.SourceId != stopped.SourceId)] },
        PagesClosed => state with { Pages = PagesState.Empty },
        SignalLost lost => state with { Programme = state.Programme with { NoSignal = [.. state.Programme.NoSignal, lost.SourceId] } },
        SignalBack back => state with { Programme = state.Programme with { NoSignal = [.. state.Programme.NoSignal.Where(id => id != back.SourceId)] } },
        _ => state,
    };
}
