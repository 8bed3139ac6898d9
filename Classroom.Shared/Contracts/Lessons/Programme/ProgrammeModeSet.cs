namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Who decides what the receiving rooms see has changed.</summary>
public sealed record ProgrammeModeSet(ProgrammeMode Mode) : ProgrammeEvent;
