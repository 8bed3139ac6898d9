namespace Classroom.Shared.Contracts.Lessons;

/// <summary>The lesson began; always event 1.</summary>
/// <param name="Rooms">The lecture room first, then the invited receiving rooms; none is present yet.</param>
public sealed record LessonStarted(string Title, DateTimeOffset StartedAt, VideoCodec VideoCodec, IReadOnlyList<LessonRoom> Rooms) : LessonEventBody;
