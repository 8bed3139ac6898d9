using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>Somebody who is no room came in. Only the relay reports it.</summary>
public sealed record ArrivePerson(LessonPerson Person) : LessonCommand;
