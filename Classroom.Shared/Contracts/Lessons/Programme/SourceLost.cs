namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A source ended, or nothing arrived of it any more, while it was on air.</summary>
/// <param name="Scene">What is on air in its place from now on.</param>
public sealed record SourceLost(SceneSlot Source, Scene Scene) : ProgrammeEvent;
