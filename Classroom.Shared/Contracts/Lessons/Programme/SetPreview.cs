namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Prepare a scene. Nothing of it goes on air before <see cref="Take"/>.</summary>
public sealed record SetPreview(Scene Scene) : ProgrammeCommand;
