namespace Classroom.Shared.Contracts.County;

/// <summary>A lesson of the current slot: planned, going on, or both.</summary>
/// <param name="PlanId">What it was planned as; null for a lesson that nobody planned.</param>
/// <param name="LessonId">Null while it has not begun.</param>
/// <param name="Subject">学科, or empty.</param>
/// <param name="Title">课题, or empty.</param>
/// <param name="StartsAt">By the plan.</param>
/// <param name="EndsAt">By the plan.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record SlotLesson(
    string? PlanId,
    string? LessonId,
    string LectureRoomId,
    IReadOnlyList<SlotRoom> Receivers,
    string Subject,
    string Title,
    SlotStage Stage,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    DateTimeOffset? StartedAt);
