namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>All that is drawn in a lesson.</summary>
/// <param name="Allowed">Whether the called room may draw.</param>
/// <param name="Surfaces">Those with marks, in the order of their first.</param>
/// <param name="Histories">What can be undone, of everyone who has drawn.</param>
/// <param name="Size">Weight of all marks, those not seen included; at most <see cref="ContractLimits.MaxInkSize"/>.</param>
public sealed record InkState(bool Allowed, IReadOnlyList<InkSurface> Surfaces, IReadOnlyList<InkHistory> Histories, int Size)
{
    /// <summary>Before the lesson.</summary>
    public static InkState Empty { get; } = new(false, [], [], 0);
}
