namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A scene that was kept is forgotten.</summary>
public sealed record PresetDropped(int Place) : DeskEvent;
