namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Say who decides what the receiving rooms see. A programme begins with what they see at that moment.</summary>
public sealed record SetProgrammeMode(ProgrammeMode Mode) : ProgrammeCommand;
