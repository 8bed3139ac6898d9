namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Keep a scene for later in this lesson, in place of the one that was kept there.</summary>
/// <param name="Place">1 to <see cref="ContractLimits.MaxPresets"/>.</param>
/// <param name="Name">1 to <see cref="ContractLimits.MaxPresetName"/> characters.</param>
public sealed record KeepPreset(int Place, string Name, Scene Scene) : ProgrammeCommand;
