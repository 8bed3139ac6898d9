namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A director asks for the desk.</summary>
public sealed record DeskAsked(string PersonId, string Name) : DeskEvent;
