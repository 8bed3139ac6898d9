namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>A question in writing, and what became of it.</summary>
/// <param name="AtMs">Lesson time.</param>
/// <param name="Answered">True once the teacher has marked it.</param>
/// <param name="Answer">The teacher's words, or null for a question that is open or was answered aloud.</param>
public sealed record WrittenQuestion(int Number, string RoomId, int? Seat, string Text, long AtMs, bool Answered, string? Answer);
