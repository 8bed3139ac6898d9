namespace Classroom.Shared.Contracts.Lessons.Talk;

/// <summary>Marks a written question as answered, aloud or by these words. For the lecture room and directors.</summary>
/// <param name="Text">1 to <see cref="ContractLimits.MaxTalkLength"/> characters, or null for one answered aloud.</param>
public sealed record ReplyToQuestion(int Number, string? Text = null) : TalkCommand;
