namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>What was lost on air is there again before anything else was taken, and goes back to its place.</summary>
/// <param name="Source">What came.</param>
/// <param name="Scene">What is on air from now on.</param>
/// <param name="Missing">What of the scene before the loss is still not there, or null.</param>
public sealed record SourceReturned(SceneSlot Source, Scene Scene, SceneSlot? Missing) : ProgrammeEvent;
