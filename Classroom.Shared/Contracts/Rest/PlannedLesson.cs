namespace Classroom.Shared.Contracts.Rest;

/// <summary>A lesson that is to be given: a room, rooms that follow, a date and a time. Answer of GET /api/timetable/{day}, in the order of their beginning, and of POST /api/timetable, for directors and administrators.</summary>
/// <param name="ReceiverIds">The rooms that follow; they take the place of the lecture room's pairings.</param>
/// <param name="Subject">学科, or empty.</param>
/// <param name="Title">课题, or empty.</param>
public sealed record PlannedLesson(
    string PlanId,
    string LectureRoomId,
    IReadOnlyList<string> ReceiverIds,
    string Subject,
    string Title,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt);
