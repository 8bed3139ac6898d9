using Classroom.Relay.Lessons;

namespace Classroom.Relay.Journal;

/// <summary>A lesson that was going on when the relay last ran.</summary>
public sealed record KeptLesson(LessonLog Log, string LectureRoomId);
