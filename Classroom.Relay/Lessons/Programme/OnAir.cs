using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;

namespace Classroom.Relay.Lessons.Programme;

/// <summary>What of a lesson's sources is on air, read from its state. Pure; the browser reads it alike.</summary>
public static class OnAir
{
    /// <summary>Whether the rooms see the programme, and not what the teacher decides.</summary>
    public static bool Is(LessonState state) => state is { Ended: false, Programme.Mode: not ProgrammeMode.Teacher };

    /// <summary>The track in the main place: a camera or the shared screen. Null for a page, a card, and while there is no programme.</summary>
    public static LessonSource? Picture(LessonState state) => Is(state) && state.Programme.OnAir.Slots is [var main, ..] ? SourceOf(state, main) : null;

    /// <summary>The track that was in the main place before the mix that runs; null without one, for a page or card, and where the same is in the main place still.</summary>
    public static LessonSource? FormerPicture(LessonState state) =>
        Is(state) && state.Programme.Former?.Slots is [var main, ..] && SourceOf(state, main) is { } source && source != Picture(state) ? source : null;

    /// <summary>The track in the main place of the preview, or null.</summary>
    public static LessonSource? Prepared(LessonState state) => state.Programme.Preview.Slots is [var main, ..] ? SourceOf(state, main) : null;

    /// <summary>The microphone that goes with the programme as one sound: of those that are heard the one in the picture, else the first.</summary>
    public static LessonSource? Sound(LessonState state)
    {
        var heard = Heard(state);
        var pictured = state.Programme.OnAir.Slots is [{ RoomId: { } roomId }, ..] && heard.Contains(roomId) ? roomId : heard.FirstOrDefault();
        return pictured is null ? null : state.Sources.LastOrDefault(source => source.RoomId == pictured && source.Kind == SourceKind.Microphone);
    }

    /// <summary>The rooms that are heard, loudest care first: the lecture room, then the picture's, then the called one.</summary>
    public static IReadOnlyList<string> Heard(LessonState state)
    {
        var (scene, mixer) = (state.Programme.OnAir, state.Programme.Mixer);
        if (!Is(state) || mixer.Muted)
        {
            return [];
        }

        var lecturer = state.Rooms.FirstOrDefault(room => room.Role == LessonRole.Lecturer)?.RoomId;
        IEnumerable<string?> follows = [lecturer, scene.Slots is [var main, ..] ? main.RoomId : null, state.Floor.Call?.RoomId];
        var heard = scene.Sound.Follows ? follows.OfType<string>().Distinct() : scene.Sound.RoomIds;
        var solos = mixer.Channels.Where(channel => channel.Solo).Select(channel => channel.RoomId).ToArray();
        return [.. (solos.Length > 0 ? solos : heard).Where(roomId => !mixer.Channels.Any(channel => channel.RoomId == roomId && (channel.Muted || channel.Level == 0)))];
    }

    /// <summary>Whether a room of the lesson may receive that track because it is on air.</summary>
    public static bool Carries(LessonState state, string roomId, SourceKind kind) => Is(state) && kind switch
    {
        SourceKind.Camera => Shown(state.Programme).Any(slot => slot.Kind == SlotKind.Camera && slot.RoomId == roomId),
        SourceKind.Microphone => Heard(state).Contains(roomId),
        _ => false,
    };

    /// <summary>What is seen: during a mix also what was before it.</summary>
    private static IEnumerable<SceneSlot> Shown(ProgrammeState programme) => programme.OnAir.Slots.Concat(programme.Former?.Slots ?? []);

    /// <summary>The track of a place: the latest of its kind. Null for a page, an empty place, and one that has ended.</summary>
    internal static LessonSource? SourceOf(LessonState state, SceneSlot slot) => slot.Kind switch
    {
        SlotKind.Camera => state.Sources.LastOrDefault(source => source.RoomId == slot.RoomId && source.Kind == SourceKind.Camera),
        SlotKind.Screen => state.Sources.LastOrDefault(source => source.Kind == SourceKind.Screen),
        _ => null,
    };
}
