namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A picture made of sources, as data: every receiver composes it by itself.</summary>
/// <param name="Slots">What stands in the places of the layout, the main one first; places after the last are empty. None for a card.</param>
/// <param name="Words">What a card says, at most <see cref="ContractLimits.MaxCardWords"/> characters; empty for black. Empty for all other layouts.</param>
public sealed record Scene(SceneLayout Layout, IReadOnlyList<SceneSlot> Slots, SceneSound Sound, string Words)
{
    /// <summary>Nothing to see.</summary>
    public static Scene Black { get; } = new(SceneLayout.Card, [], SceneSound.Following, "");
}
