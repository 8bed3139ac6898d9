namespace Classroom.Shared.Contracts.County;

/// <summary>What goes on in the county now, and what is wrong. Always whole: it replaces what was told before.</summary>
/// <param name="Lessons">Of the current slot, in the order of the plan.</param>
/// <param name="Troubles">The most urgent first, within a kind the oldest first.</param>
public sealed record CountySituation(IReadOnlyList<SlotLesson> Lessons, IReadOnlyList<RoomTrouble> Troubles)
{
    /// <summary>No lesson, no trouble.</summary>
    public static CountySituation Calm { get; } = new([], []);
}
