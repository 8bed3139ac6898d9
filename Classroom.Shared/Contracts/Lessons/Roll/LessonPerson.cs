namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>Somebody who is no room and is in the lesson.</summary>
/// <param name="PersonId">Identifier; the actor of what the person does.</param>
/// <param name="RoomId">The room a helper is in; null for the others.</param>
public sealed record LessonPerson(string PersonId, string Name, PersonPart Part, string? RoomId);
