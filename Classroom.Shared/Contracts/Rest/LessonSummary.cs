namespace Classroom.Shared.Contracts.Rest;

/// <summary>A lesson of the past, or one that goes on. GET /api/lessons answers the latest 100, newest first, to directors and administrators.</summary>
/// <param name="LectureRoom">Its lecture room's name now; its identifier when the room is gone.</param>
/// <param name="EndedAt">Null while it goes on.</param>
public sealed record LessonSummary(string LessonId, string LectureRoom, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);
