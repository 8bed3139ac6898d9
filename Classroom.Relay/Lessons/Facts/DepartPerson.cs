using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Facts;

/// <summary>Somebody who is no room left. Only the relay reports it.</summary>
public sealed record DepartPerson(string PersonId) : LessonCommand;
