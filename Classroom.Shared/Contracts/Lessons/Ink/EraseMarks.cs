namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>The eraser. Whoever conducts erases any mark, a called room its own. Marks that are gone already are passed over.</summary>
/// <param name="MarkIds">1 to <see cref="ContractLimits.MaxErased"/>.</param>
public sealed record EraseMarks(string Surface, IReadOnlyList<string> MarkIds) : InkCommand;
