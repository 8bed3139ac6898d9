namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>Tells the teacher how the lesson arrives in a receiving room; from the room or a helper in it.</summary>
public sealed record React(Reaction Reaction) : TalkCommand;
