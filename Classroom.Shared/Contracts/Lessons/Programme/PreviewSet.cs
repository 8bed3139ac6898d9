namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Another scene is in preview.</summary>
public sealed record PreviewSet(Scene Scene) : DeskEvent;
