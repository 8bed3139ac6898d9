namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Nobody holds the lesson any more.</summary>
public sealed record DeskLeft : DeskEvent;
