namespace Classroom.Shared.Contracts.Rest;

/// <summary>What a lecture room has prepared, in its order.</summary>
/// <param name="Questions">At most <see cref="ContractLimits.MaxPrepared"/>.</param>
public sealed record PreparedQuestions(IReadOnlyList<PreparedQuestion> Questions);
