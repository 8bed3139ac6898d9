namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>A written question is answered.</summary>
/// <param name="Text">The answer, or null for one given aloud.</param>
public sealed record QuestionReplied(int Number, string? Text = null) : TalkEvent;
