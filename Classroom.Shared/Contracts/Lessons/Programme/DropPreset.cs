namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Forget a scene that was kept.</summary>
public sealed record DropPreset(int Place) : ProgrammeCommand;
