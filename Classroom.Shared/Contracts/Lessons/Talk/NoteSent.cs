namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>A word between the teacher and the helpers of a receiving room; withheld from everybody else.</summary>
/// <param name="FromTeacher">True for one from the lecture room, false for one from a helper.</param>
public sealed record NoteSent(string RoomId, bool FromTeacher, NoteKind Kind, string Text) : TalkEvent;
