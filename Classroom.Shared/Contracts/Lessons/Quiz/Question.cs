namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>A question as everybody sees it.</summary>
/// <param name="Prompt">At most <see cref="ContractLimits.MaxPromptLength"/> characters; empty when it is only spoken.</param>
/// <param name="Options">2 to <see cref="ContractLimits.MaxOptions"/> for <see cref="QuestionKind.Single"/> and <see cref="QuestionKind.Multiple"/>, shown as A, B, C …; a text may be empty. None for other kinds.</param>
public sealed record Question(QuestionKind Kind, string Prompt, IReadOnlyList<string> Options);
