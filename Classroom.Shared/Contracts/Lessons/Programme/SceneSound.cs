namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Who is heard with a scene.</summary>
/// <param name="Follows">The sound follows the picture: the lecture room, the room in the first place and the room that is called.</param>
/// <param name="RoomIds">Who is heard instead when it does not; at most <see cref="ContractLimits.MaxSceneVoices"/>.</param>
public sealed record SceneSound(bool Follows, IReadOnlyList<string> RoomIds)
{
    /// <summary>The sound follows the picture.</summary>
    public static SceneSound Following { get; } = new(true, []);
}
