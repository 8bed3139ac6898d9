namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A director at the desk, or one who asks for it.</summary>
/// <param name="PersonId">As in the lesson's roll.</param>
/// <param name="SinceMs">Lesson time.</param>
public sealed record Director(string PersonId, string Name, long SinceMs);
