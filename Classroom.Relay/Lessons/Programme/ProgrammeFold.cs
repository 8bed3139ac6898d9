using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Programme;

/// <summary>The programme is the fold of what was taken, and the desk of who took it.</summary>
internal static class ProgrammeFold
{
    /// <summary>The programme after one more event of the lesson; the same when the event does not concern it.</summary>
    public static ProgrammeState Apply(ProgrammeState programme, LessonEvent next) => next.Body switch
    {
        DeskTaken taken => programme with { Desk = new Director(taken.PersonId, taken.Name, next.TimeMs), Asking = Without(programme.Asking, taken.PersonId) },
        DeskAsked asked => programme with { Asking = [.. programme.Asking, new Director(asked.PersonId, asked.Name, next.TimeMs)] },
        DeskLeft => programme with { Desk = null },
        PersonLeft left => programme with { Asking = Without(programme.Asking, left.Person.PersonId) },
        ProgrammeModeSet set => programme with
        {
            Mode = set.Mode,
            Former = set.Mode == ProgrammeMode.Teacher ? null : programme.Former,
            Lost = null,
            NoSignal = set.Mode == ProgrammeMode.Teacher ? [] : programme.NoSignal,
        },
        PreviewSet set => programme with { Preview = set.Scene },
        SceneTaken taken => programme with
        {
            OnAir = taken.Scene,
            OnAirSinceMs = next.TimeMs,
            MixMs = taken.MixMs,
            Former = taken.MixMs > 0 ? programme.OnAir : null,
            Takes = programme.Takes + 1,
            Lost = null,
        },
        MixEnded => programme with { Former = null },
        SourceLost lost => programme with
        {
            OnAir = lost.Scene,
            OnAirSinceMs = next.TimeMs,
            MixMs = 0,
            Former = null,
            Lost = new LostSource(lost.Source, Before(programme), next.TimeMs),
        },
        SourceReturned returned => programme with
        {
            OnAir = returned.Scene,
            OnAirSinceMs = next.TimeMs,
            MixMs = 0,
            Former = null,
            Lost = returned.Missing is { } missing && programme.Lost is { } lost ? lost with { Source = missing } : null,
        },
        SignalLost lost => programme with { NoSignal = [.. programme.NoSignal, lost.SourceId] },
        SignalBack back => programme with { NoSignal = Without(programme.NoSignal, back.SourceId) },
        SourceStopped stopped => programme with { NoSignal = Without(programme.NoSignal, stopped.SourceId) },
        PresetKept kept => programme with { Presets = [.. Others(programme, kept.Preset.Place).Append(kept.Preset).OrderBy(preset => preset.Place)] },
        PresetDropped dropped => programme with { Presets = [.. Others(programme, dropped.Place)] },
        CrawlShown shown => programme with { Crawl = new Crawl(shown.Text, next.TimeMs) },
        CrawlCleared => programme with { Crawl = null },
        ChannelSet set => programme with { Mixer = programme.Mixer with { Channels = With(programme.Mixer.Channels, set.Channel) } },
        ProgrammeMuted muted => programme with { Mixer = programme.Mixer with { Muted = muted.Muted } },
        LessonEnded => ProgrammeState.Empty with { Takes = programme.Takes, Presets = programme.Presets },
        _ => programme,
    };

    private static IReadOnlyList<Director> Without(IReadOnlyList<Director> asking, string personId) => asking.Any(director => director.PersonId == personId)
        ? [.. asking.Where(director => director.PersonId != personId)]
        : asking;

    /// <summary>Of two losses on end the scene that was taken counts, not what stood in for the first.</summary>
    private static Scene Before(ProgrammeState programme) => programme.Lost is { Source.Kind: not SlotKind.Page } former ? former.Before : programme.OnAir;

    private static IReadOnlyList<string> Without(IReadOnlyList<string> silent, string sourceId) => silent.Contains(sourceId) ? [.. silent.Where(other => other != sourceId)] : silent;

    private static IEnumerable<ScenePreset> Others(ProgrammeState programme, int place) => programme.Presets.Where(preset => preset.Place != place);

    private static IReadOnlyList<MixerChannel> With(IReadOnlyList<MixerChannel> channels, MixerChannel moved) => channels.Any(channel => channel.RoomId == moved.RoomId)
        ? [.. channels.Select(channel => channel.RoomId == moved.RoomId ? moved : channel)]
        : [.. channels, moved];
}
