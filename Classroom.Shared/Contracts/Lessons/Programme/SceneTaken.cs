namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A scene is on air. The actor of the event says who took it; the relay for one that the automatic director took.</summary>
/// <param name="MixMs">0 for a cut.</param>
public sealed record SceneTaken(Scene Scene, int MixMs) : ProgrammeEvent;
