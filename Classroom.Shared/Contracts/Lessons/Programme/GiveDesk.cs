namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>The holder hands the desk over to a director who is in the lesson.</summary>
public sealed record GiveDesk(string PersonId) : ProgrammeCommand;
