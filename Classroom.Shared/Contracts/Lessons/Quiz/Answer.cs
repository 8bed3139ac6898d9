namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>An answer; the one member that the question's kind asks for is set.</summary>
/// <param name="Choices">Options from 0, rising, each once; one only unless the kind is <see cref="QuestionKind.Multiple"/>.</param>
/// <param name="Text">1 to <see cref="ContractLimits.MaxAnswerLength"/> characters.</param>
public sealed record Answer(IReadOnlyList<int>? Choices = null, double? Number = null, string? Text = null);
