namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>What happened at the director's desk and does not go on air; told to directors only.</summary>
public abstract record DeskEvent : ProgrammeEvent;
