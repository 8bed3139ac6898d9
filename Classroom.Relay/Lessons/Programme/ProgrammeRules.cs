using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;

namespace Classroom.Relay.Lessons.Programme;

/// <summary>What the desk does to the programme. Pure.</summary>
internal static class ProgrammeRules
{
    /// <summary>
    /// Takes of one lesson are at least so far apart, in ms: a key that is held down cuts four times a second and no oftener, whatever the console does.
    /// Shorter than the 300 ms within which a console passes over a double hit, so that the way to the relay refuses nothing the operator meant.
    /// </summary>
    public const int LeastTakeMs = 250;

    /// <summary>
    /// So long after its time a mix counts as over, in ms: a screen begins it when it has the new picture, for which it waits 600 ms at most, and hears of
    /// the take a moment after the relay.
    /// </summary>
    public const int MixMarginMs = 800;

    /// <summary>Decides a command of the desk at a lesson time in ms.</summary>
    public static LessonDecision Decide(LessonState state, LessonActor actor, ProgrammeCommand command, long timeMs)
    {
        if (actor.Authority != LessonAuthority.Director)
        {
            return LessonDecision.Refuse(ErrorCode.Forbidden, "Only a director works the desk.");
        }

        if (command is TakeDesk or AskForDesk)
        {
            return command is TakeDesk ? DeskRules.Take(state, actor) : DeskRules.Ask(state, actor);
        }

        if (DeskRules.Refuses(state.Programme, actor) is { } refusal)
        {
            return new LessonDecision([], refusal);
        }

        return command switch
        {
            GiveDesk give => DeskRules.Give(state, actor, give),
            LeaveDesk => DeskRules.Leave(state.Programme),
            SetProgrammeMode set => Set(state, set.Mode),
            SetPreview set => Prepare(state, set.Scene),
            Take take => Cut(state, take.MixMs, timeMs),
            KeepPreset keep => Keep(state, keep),
            DropPreset drop => state.Programme.Presets.Any(preset => preset.Place == drop.Place) ? LessonDecision.Accept(new PresetDropped(drop.Place)) : LessonDecision.Accept(),
            ShowCrawl show => Crawl(state.Programme, show.Text),
            ClearCrawl => state.Programme.Crawl is null ? LessonDecision.Accept() : LessonDecision.Accept(new CrawlCleared()),
            SetChannel set => Set(state, new MixerChannel(set.RoomId, set.Level, set.Muted, set.Solo)),
            MuteProgramme mute => state.Programme.Mixer.Muted == mute.Muted ? LessonDecision.Accept() : LessonDecision.Accept(new ProgrammeMuted(mute.Muted)),
            _ => LessonDecision.Refuse(ErrorCode.Invalid, "Unknown command."),
        };
    }

    /// <summary>The relay's clock looks at the lesson: a mix that is over, the automatic director's next shot, or its rules in place of a desk that was left alone.</summary>
    public static LessonDecision Direct(LessonState state, long timeMs) => state.Programme.Mode switch
    {
        _ when IsMixOver(state.Programme, timeMs) => LessonDecision.Accept(new MixEnded()),
        ProgrammeMode.Automatic when AutomaticDirector.Next(state, timeMs) is { } scene => LessonDecision.Accept(new SceneTaken(scene, 0)),
        ProgrammeMode.Manual when !DeskRules.IsAttended(state) && timeMs >= state.Programme.OnAirSinceMs + (state.Programme.Lost is null ? AutomaticDirector.UnattendedMs : AutomaticDirector.UnattendedLossMs) =>
            LessonDecision.Accept(new ProgrammeModeSet(ProgrammeMode.Automatic)),
        _ => LessonDecision.Accept(),
    };

    /// <summary>What a listener may know: the desk is the directors' own.</summary>
    public static ProgrammeState View(ProgrammeState programme, LessonActor listener) => listener.Authority == LessonAuthority.Director
        ? programme
        : programme with { Desk = null, Asking = [], Preview = Scene.Black, Presets = [] };

    /// <summary>A programme begins with what the rooms see already, so that nothing jumps.</summary>
    private static LessonDecision Set(LessonState state, ProgrammeMode mode)
    {
        if (!Enum.IsDefined(mode))
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, "There is no such mode.");
        }

        return state.Programme.Mode == mode ? LessonDecision.Accept()
            : state.Programme.Mode == ProgrammeMode.Teacher ? LessonDecision.Accept(new ProgrammeModeSet(mode), new SceneTaken(AutomaticDirector.WithoutProgramme(state), 0))
            : LessonDecision.Accept(new ProgrammeModeSet(mode));
    }

    private static LessonDecision Prepare(LessonState state, Scene scene)
    {
        if (Scenes.Fault(state, scene) is { } fault)
        {
            return new LessonDecision([], fault);
        }

        if (!scene.Slots.All(slot => Scenes.IsThere(state, slot)))
        {
            return LessonDecision.Refuse(ErrorCode.SourceGone, "A source of the scene is not there.");
        }

        return Scenes.Same(scene, state.Programme.Preview) ? LessonDecision.Accept() : LessonDecision.Accept(new PreviewSet(scene));
    }

    private static LessonDecision Cut(LessonState state, int mixMs, long timeMs)
    {
        var programme = state.Programme;
        if (mixMs is < 0 or > ContractLimits.MaxMixMs)
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, $"A mix lasts up to {ContractLimits.MaxMixMs} ms.");
        }

        if (programme.Mode == ProgrammeMode.Teacher)
        {
            return LessonDecision.Refuse(ErrorCode.NoProgramme, "There is no programme: the teacher decides.");
        }

        if (timeMs < programme.OnAirSinceMs + LeastTakeMs && programme.Lost is null)
        {
            return LessonDecision.Refuse(ErrorCode.TooMany, $"Takes are at least {LeastTakeMs} ms apart.");
        }

        if (Scenes.Present(state, programme.Preview) is not { } scene)
        {
            return LessonDecision.Refuse(ErrorCode.SourceGone, "The main source of the preview is not there any more.");
        }

        IEnumerable<LessonEventBody> byHand = programme.Mode == ProgrammeMode.Automatic ? [new ProgrammeModeSet(ProgrammeMode.Manual)] : [];
        IEnumerable<LessonEventBody> swap = Scenes.Same(programme.OnAir, programme.Preview) ? [] : [new PreviewSet(programme.OnAir)];
        return LessonDecision.Accept([.. byHand, new SceneTaken(scene, mixMs), .. swap]);
    }

    private static bool IsMixOver(ProgrammeState programme, long timeMs) =>
        programme.Former is not null && timeMs >= programme.OnAirSinceMs + programme.MixMs + MixMarginMs;

    private static LessonDecision Keep(LessonState state, KeepPreset keep)
    {
        if (keep.Place is < 1 or > ContractLimits.MaxPresets || !IsText(keep.Name, ContractLimits.MaxPresetName))
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, $"Scenes are kept in places 1 to {ContractLimits.MaxPresets} under a name of 1 to {ContractLimits.MaxPresetName} characters.");
        }

        return Scenes.Fault(state, keep.Scene) is { } fault
            ? new LessonDecision([], fault)
            : LessonDecision.Accept(new PresetKept(new ScenePreset(keep.Place, keep.Name.Trim(), keep.Scene)));
    }

    private static LessonDecision Crawl(ProgrammeState programme, string text)
    {
        if (!IsText(text, ContractLimits.MaxTalkLength))
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, $"A crawl has 1 to {ContractLimits.MaxTalkLength} characters, none of them a control character.");
        }

        return programme.Crawl?.Text == text.Trim() ? LessonDecision.Accept() : LessonDecision.Accept(new CrawlShown(text.Trim()));
    }

    private static LessonDecision Set(LessonState state, MixerChannel channel)
    {
        if (channel.Level is < 0 or > 100)
        {
            return LessonDecision.Refuse(ErrorCode.Invalid, "A level is 0 to 100.");
        }

        if (state.Rooms.All(room => room.RoomId != channel.RoomId))
        {
            return LessonDecision.Refuse(ErrorCode.NotFound, "There is no such room in this lesson.");
        }

        var stands = state.Programme.Mixer.Channels.FirstOrDefault(other => other.RoomId == channel.RoomId) ?? new MixerChannel(channel.RoomId, 100, false, false);
        return stands == channel ? LessonDecision.Accept() : LessonDecision.Accept(new ChannelSet(channel));
    }

    private static bool IsText(string text, int most) => text.Length <= most && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
}
