namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>The alarm of a source that was lost while it was on air.</summary>
/// <param name="Before">The scene that was on air with it.</param>
/// <param name="AtMs">Lesson time.</param>
public sealed record LostSource(SceneSlot Source, Scene Before, long AtMs);
