namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A director holds the lesson now, taken or handed over.</summary>
public sealed record DeskTaken(string PersonId, string Name) : DeskEvent;
