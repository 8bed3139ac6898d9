namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Ask the holder for the desk (请求接管).</summary>
public sealed record AskForDesk : ProgrammeCommand;
