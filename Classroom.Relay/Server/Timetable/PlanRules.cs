using System.Globalization;
using Classroom.Relay.County;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Timetable;

/// <summary>What a planned lesson must keep to. Pure.</summary>
internal static class PlanRules
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <summary>The first fault of a lesson by itself, or null.</summary>
    public static PlanImportError? Check(PlanDraft draft, RoomDirectory rooms)
    {
        if (rooms.Find(draft.LectureRoomId) is not { Identity.Kind: RoomKind.Lecture })
        {
            return new PlanImportError(draft.Line, PlanFault.NoSuchLectureRoom, draft.LectureRoomId);
        }

        if (draft.ReceiverIds.FirstOrDefault(id => rooms.Find(id) is not { Identity.Kind: RoomKind.Receiving }) is { } unknown)
        {
            return new PlanImportError(draft.Line, PlanFault.NoSuchReceivingRoom, unknown);
        }

        return draft.EndsAt <= draft.StartsAt || draft.EndsAt - draft.StartsAt > Longest ? new PlanImportError(draft.Line, PlanFault.BadLength, string.Empty) : null;
    }

    /// <summary>The first room of a lesson that one of the others has at that time, or null. Lessons that touch are no clash: every school's are back to back.</summary>
    public static PlanImportError? Clash(PlanDraft draft, IEnumerable<PlannedLesson> others, RoomDirectory rooms)
    {
        var taken = others.Where(other => other.StartsAt < draft.EndsAt && draft.StartsAt < other.EndsAt).SelectMany(other => other.ReceiverIds.Prepend(other.LectureRoomId)).ToHashSet();
        return draft.RoomIds.FirstOrDefault(taken.Contains) is { } room
            ? new PlanImportError(draft.Line, PlanFault.RoomTaken, rooms.Find(room)?.Identity.Name ?? room)
            : null;
    }

    /// <summary>A subject or title in its one form, or null when it is too long or holds what cannot be shown.</summary>
    public static string? CleanText(string text)
    {
        var clean = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length <= ContractLimits.MaxPlanText && clean.EnumerateRunes().All(rune => !IsHidden(System.Text.Rune.GetUnicodeCategory(rune))) ? clean.Normalize() : null;
    }

    private static bool IsHidden(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
