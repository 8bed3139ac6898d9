using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;

namespace Classroom.Relay.Lessons.Programme;

/// <summary>What a scene may be, and what of it there is in a lesson now. Pure.</summary>
internal static class Scenes
{
    /// <summary>The card that covers the loss of what was on air.</summary>
    public const string StandbyWords = "请稍候";

    /// <summary>Places of a layout.</summary>
    public static int Places(SceneLayout layout) => layout switch
    {
        SceneLayout.One => 1,
        SceneLayout.OneAndOne or SceneLayout.Inset => 2,
        SceneLayout.Four => 4,
        SceneLayout.OneAndMany => 6,
        SceneLayout.Nine => 9,
        _ => 0,
    };

    /// <summary>Whether two scenes show and sound the same.</summary>
    public static bool Same(Scene one, Scene other) =>
        one.Layout == other.Layout && one.Words == other.Words && one.Slots.SequenceEqual(other.Slots)
        && one.Sound.Follows == other.Sound.Follows && one.Sound.RoomIds.SequenceEqual(other.Sound.RoomIds);

    /// <summary>Why a scene is none, or names a room that the lesson does not have; null when it is in order.</summary>
    public static LessonRefusal? Fault(LessonState state, Scene scene)
    {
        if (!IsWellFormed(scene))
        {
            return new LessonRefusal(ErrorCode.Invalid, "The scene is malformed.");
        }

        var named = scene.Slots.Select(slot => slot.RoomId).OfType<string>().Concat(scene.Sound.RoomIds);
        return named.All(roomId => state.Rooms.Any(room => room.RoomId == roomId)) ? null : new LessonRefusal(ErrorCode.NotFound, "The scene names a room that is not in this lesson.");
    }

    /// <summary>Whether what stands in the place is there to be seen: it has not ended, and it arrives.</summary>
    public static bool IsThere(LessonState state, SceneSlot slot) => slot.Kind switch
    {
        SlotKind.Camera or SlotKind.Screen => OnAir.SourceOf(state, slot) is { } source && !state.Programme.NoSignal.Contains(source.SourceId),
        SlotKind.Page => state.Pages is { Document: not null } or { Board: not null },
        _ => true,
    };

    /// <summary>The scene without what is not there any more; null when its main picture is not.</summary>
    public static Scene? Present(LessonState state, Scene scene)
    {
        if (scene.Slots.Count > 0 && !IsThere(state, scene.Slots[0]))
        {
            return null;
        }

        return scene.Slots.All(slot => IsThere(state, slot))
            ? scene
            : scene with { Slots = [.. scene.Slots.Select(slot => IsThere(state, slot) ? slot : new SceneSlot(SlotKind.Empty, null))] };
    }

    /// <summary>The standby card, with the sound as it was.</summary>
    public static Scene Standby(SceneSound sound) => new(SceneLayout.Card, [], sound, StandbyWords);

    private static bool IsWellFormed(Scene scene) =>
        Enum.IsDefined(scene.Layout)
        && scene.Slots.Count <= Places(scene.Layout)
        && (scene.Layout == SceneLayout.Card || (scene.Slots.Count > 0 && scene.Slots[0].Kind != SlotKind.Empty))
        && scene.Slots.All(slot => Enum.IsDefined(slot.Kind) && (slot.Kind == SlotKind.Camera) == (slot.RoomId is not null))
        && scene.Slots.Where(slot => slot.Kind != SlotKind.Empty).Distinct().Count() == scene.Slots.Count(slot => slot.Kind != SlotKind.Empty)
        && scene.Sound.RoomIds.Count <= ContractLimits.MaxSceneVoices && scene.Sound.RoomIds.Distinct().Count() == scene.Sound.RoomIds.Count
        && scene.Words.Length <= (scene.Layout == SceneLayout.Card ? ContractLimits.MaxCardWords : 0) && !scene.Words.Any(char.IsControl);
}
