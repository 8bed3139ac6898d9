namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A scene was kept.</summary>
public sealed record PresetKept(ScenePreset Preset) : DeskEvent;
