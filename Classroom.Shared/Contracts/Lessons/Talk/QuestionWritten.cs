namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>A room asked in writing.</summary>
/// <param name="Number">1, 2, 3 … within the lesson.</param>
public sealed record QuestionWritten(int Number, string RoomId, string Text, int? Seat = null) : TalkEvent;
