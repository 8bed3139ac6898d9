namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Take the line of words away.</summary>
public sealed record ClearCrawl : ProgrammeCommand;
