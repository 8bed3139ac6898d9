using Classroom.Relay.Timetable;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Situation;

/// <summary>The lessons of the current slot, from the plan and from what goes on. Pure.</summary>
internal static class SlotBoard
{
    /// <summary>The lessons on the wall, in the order of the plan; those that nobody planned stand where they began.</summary>
    /// <param name="live">The lessons that go on, with their lecture rooms.</param>
    /// <param name="held">Planned lessons that were given and are over.</param>
    public static IReadOnlyList<SlotLesson> Of(IReadOnlyList<PlannedLesson> plans, IEnumerable<(string LectureRoomId, LessonState State)> live, IReadOnlySet<string> held, DateTimeOffset now)
    {
        SlotLesson[] going = [.. live.Select(lesson => Going(lesson.LectureRoomId, lesson.State, Slot.PlanOf(plans, lesson.LectureRoomId, lesson.State.StartedAt)))];
        var begun = going.Select(lesson => lesson.PlanId).ToHashSet();
        return
        [
            .. plans.Where(plan => Slot.IsCurrent(plan, now) && !held.Contains(plan.PlanId) && !begun.Contains(plan.PlanId)).Select(plan => Waiting(plan, now))
                .Concat(going)
                .OrderBy(lesson => lesson.StartsAt ?? lesson.StartedAt).ThenBy(lesson => lesson.LectureRoomId, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether two situations' lessons are the same to whoever looks.</summary>
    public static bool Same(IReadOnlyList<SlotLesson> one, IReadOnlyList<SlotLesson> other) => one.Count == other.Count
        && one.Zip(other).All(pair => pair.First.Receivers.SequenceEqual(pair.Second.Receivers) && pair.First with { Receivers = pair.Second.Receivers } == pair.Second);

    private static SlotLesson Going(string lectureRoomId, LessonState state, PlannedLesson? plan) => new(
        plan?.PlanId,
        state.LessonId,
        lectureRoomId,
        [
            .. state.Rooms.Where(room => room.Role == LessonRole.Receiver)
                .Select(room => new SlotRoom(room.RoomId, state.Floor.Rooms.FirstOrDefault(floor => floor.RoomId == room.RoomId)?.Microphone)),
        ],
        plan?.Subject ?? string.Empty,
        plan?.Title ?? string.Empty,
        SlotStage.Live,
        plan?.StartsAt,
        plan?.EndsAt,
        state.StartedAt);

    private static SlotLesson Waiting(PlannedLesson plan, DateTimeOffset now) => new(
        plan.PlanId,
        null,
        plan.LectureRoomId,
        [.. plan.ReceiverIds.Select(roomId => new SlotRoom(roomId, null))],
        plan.Subject,
        plan.Title,
        now >= plan.StartsAt + Slot.Tolerance ? SlotStage.Late : SlotStage.Planned,
        plan.StartsAt,
        plan.EndsAt,
        null);
}
