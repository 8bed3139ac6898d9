namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>The line of words is gone.</summary>
public sealed record CrawlCleared : ProgrammeEvent;
