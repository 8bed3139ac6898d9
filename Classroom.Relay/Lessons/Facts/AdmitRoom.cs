using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>A <c>BringRoom</c> with what the relay knows of the room; null when it cannot come, with the reason.</summary>
public sealed record AdmitRoom(LessonRoom? Room, JoinCode? Code, LessonRefusal? Refusal) : LessonCommand;
