namespace Classroom.Shared.Contracts.Rest;

/// <summary>Body of POST /api/timetable, for directors and administrators. 200 with <see cref="PlannedLesson"/>; 400 with a <see cref="PlanFault"/> as code, 409 when a room is planned elsewhere at that time.</summary>
/// <param name="ReceiverIds">Null for the rooms that the lecture room is paired with.</param>
/// <param name="Subject">学科, may be empty.</param>
/// <param name="Title">课题, may be empty.</param>
public sealed record NewPlannedLesson(
    string LectureRoomId,
    IReadOnlyList<string>? ReceiverIds,
    string Subject,
    string Title,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt);
