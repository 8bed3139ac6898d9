using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Pages;
using Classroom.Shared.Contracts.Lessons.Programme;

namespace Classroom.Relay.Lessons.Programme;

/// <summary>
/// What a careful director would show: who is called, or goes on speaking, large with the teacher beside, else what the teacher shows, else the teacher. Pure;
/// time comes in as an argument.
/// </summary>
public static class AutomaticDirector
{
    /// <summary>No shot is shorter, unless its source ends. The trade's own minimum: a class needs as long to see who it is.</summary>
    public const int LeastShotMs = 8_000;

    /// <summary>A room counts as speaking for so long after it was last heard.</summary>
    public const int SpeakingMs = 4_000;

    /// <summary>
    /// A room that nobody called goes large when it has been heard for so long in one turn: longer than a chair, a call across the room, or a fan that is
    /// switched on (which counts as speech for a second and a half) takes.
    /// </summary>
    public const int LeastTurnMs = 2_500;

    /// <summary>A programme by hand goes on so long without anybody at the desk; then the rules take over.</summary>
    public const int UnattendedMs = 60_000;

    /// <summary>And only so long with something lost on air: the class must not wait before a card for somebody who is not there.</summary>
    public const int UnattendedLossMs = 10_000;

    /// <summary>The scene to take now, or null when the shot stays.</summary>
    public static Scene? Next(LessonState state, long timeMs)
    {
        if (timeMs < state.Programme.OnAirSinceMs + LeastShotMs && state.Programme.OnAir.Layout != SceneLayout.Card)
        {
            return null;
        }

        // With nothing better to show, what is on air is still better than a card.
        var wanted = Choose(state, timeMs);
        return wanted.Layout == SceneLayout.Card || Scenes.Same(wanted, state.Programme.OnAir) ? null : wanted;
    }

    /// <summary>The scene that fits the lesson at this moment, whatever is on air.</summary>
    public static Scene Choose(LessonState state, long timeMs) => With(state, Camera(state, state.Floor.Call?.RoomId) ?? Camera(state, Speaking(state, timeMs)));

    /// <summary>The scene that the rooms see without a programme: there a room goes large when it is called, and not when it speaks.</summary>
    public static Scene WithoutProgramme(LessonState state) => With(state, Camera(state, state.Floor.Call?.RoomId));

    private static Scene With(LessonState state, SceneSlot? child)
    {
        var teacher = Camera(state, state.Rooms.FirstOrDefault(room => room.Role == LessonRole.Lecturer)?.RoomId);
        var screen = new SceneSlot(SlotKind.Screen, null);
        var page = new SceneSlot(SlotKind.Page, null);
        var main = child
            ?? (Scenes.IsThere(state, screen) ? screen : null)
            ?? (Scenes.IsThere(state, page) ? page : null)
            ?? teacher;
        if (main is null)
        {
            return Scenes.Standby(SceneSound.Following);
        }

        return main == teacher || teacher is null
            ? new Scene(SceneLayout.One, [main], SceneSound.Following, "")
            : new Scene(SceneLayout.Inset, [main, teacher], SceneSound.Following, "");
    }

    /// <summary>The receiving room that spoke last, lately, and for more than a word.</summary>
    private static string? Speaking(LessonState state, long timeMs) => state.Floor.Rooms
        .Where(room => room.TurnMs >= LeastTurnMs && room.Microphone == Microphone.Open && room.LastSpokenMs > timeMs - SpeakingMs)
        .Where(room => state.Rooms.Any(other => other.RoomId == room.RoomId && other.Role == LessonRole.Receiver))
        .MaxBy(room => room.LastSpokenMs)?.RoomId;

    private static SceneSlot? Camera(LessonState state, string? roomId)
    {
        var slot = new SceneSlot(SlotKind.Camera, roomId);
        return roomId is not null && Scenes.IsThere(state, slot) ? slot : null;
    }
}
