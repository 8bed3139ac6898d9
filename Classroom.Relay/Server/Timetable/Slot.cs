using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Timetable;

/// <summary>Which planned lesson belongs to a moment. Pure.</summary>
internal static class Slot
{
    /// <summary>So long before its time a lesson is on the wall, and one that begins in its room is that lesson.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(15);

    /// <summary>Rooms are there so long before their lesson: their pages enter by themselves when the PC is switched on.</summary>
    public static readonly TimeSpan RoomsReady = TimeSpan.FromMinutes(3);

    /// <summary>Later than this is late: a bell is not a stopwatch.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    /// <summary>The planned lesson that a lesson which begins at <paramref name="at"/> in the lecture room is; back to back the nearer one, else null.</summary>
    /// <param name="plans">In any order.</param>
    public static PlannedLesson? PlanOf(IEnumerable<PlannedLesson> plans, string lectureRoomId, DateTimeOffset at) => plans
        .Where(plan => plan.LectureRoomId == lectureRoomId && plan.StartsAt - Ahead <= at && at < plan.EndsAt)
        .MinBy(plan => (plan.StartsAt - at).Duration());

    /// <summary>Whether the lesson is on the wall at <paramref name="now"/> by its plan alone.</summary>
    public static bool IsCurrent(PlannedLesson plan, DateTimeOffset now) => plan.StartsAt - Ahead <= now && now < plan.EndsAt;
}
