using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>The first command of every lesson; only the relay gives it.</summary>
/// <param name="StartedAt">UTC instant of lesson time 0.</param>
/// <param name="Rooms">The lecture room first, then the invited receiving rooms.</param>
public sealed record OpenLesson(string Title, DateTimeOffset StartedAt, VideoCodec VideoCodec, IReadOnlyList<LessonRoom> Rooms) : LessonCommand;
