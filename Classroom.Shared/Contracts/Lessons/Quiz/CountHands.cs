namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>Hands counted in the sender's own room. They replace what was counted before, and stand in place of the room's seats; an empty list takes them back.</summary>
/// <param name="Counts">One for each option, 0 to <see cref="ContractLimits.MaxHands"/>; for 判断 two.</param>
public sealed record CountHands(string QuestionId, IReadOnlyList<int> Counts) : QuizCommand;
