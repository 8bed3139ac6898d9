namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>The holder leaves the desk. A programme by hand ends with it; an automatic one goes on.</summary>
public sealed record LeaveDesk : ProgrammeCommand;
