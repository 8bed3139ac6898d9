namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>A word between the teacher and the helpers of a receiving room.</summary>
/// <param name="AtMs">Lesson time.</param>
public sealed record Note(string RoomId, bool FromTeacher, NoteKind Kind, string Text, long AtMs);
