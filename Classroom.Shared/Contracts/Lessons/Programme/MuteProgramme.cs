namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Silence the programme, or let it be heard again; at once.</summary>
public sealed record MuteProgramme(bool Muted) : ProgrammeCommand;
