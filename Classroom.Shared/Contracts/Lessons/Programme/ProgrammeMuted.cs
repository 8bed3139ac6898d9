namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>The programme was silenced, or is heard again.</summary>
public sealed record ProgrammeMuted(bool Muted) : ProgrammeEvent;
