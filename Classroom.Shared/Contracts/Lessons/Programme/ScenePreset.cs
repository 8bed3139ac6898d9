namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A scene kept for later in the same lesson.</summary>
/// <param name="Place">1 to <see cref="ContractLimits.MaxPresets"/>.</param>
public sealed record ScenePreset(int Place, string Name, Scene Scene);
