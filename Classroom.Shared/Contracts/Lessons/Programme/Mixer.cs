namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>How the programme's sound is mixed, at once and whatever scene is on air.</summary>
/// <param name="Muted">The programme is silent.</param>
/// <param name="Channels">Faders that were moved, in the order of the rooms' first move; of other rooms they stand at 100.</param>
public sealed record Mixer(bool Muted, IReadOnlyList<MixerChannel> Channels)
{
    /// <summary>Every fader at 100.</summary>
    public static Mixer Open { get; } = new(false, []);
}
