namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>The alarm of a source that was lost while it was on air.</summary>
/// <param name="Source">What is missing.</param>
/// <param name="Before">The scene that was on air with it, and is again once it is back.</param>
/// <param name="AtMs">Lesson time.</param>
public sealed record LostSource(SceneSlot Source, Scene Before, long AtMs);
