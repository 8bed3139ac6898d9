namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>The steps of one who draws; each list at most <see cref="ContractLimits.MaxUndo"/> long, the latest last.</summary>
public sealed record InkHistory(string Actor, IReadOnlyList<InkStep> Done, IReadOnlyList<InkStep> Undone);
