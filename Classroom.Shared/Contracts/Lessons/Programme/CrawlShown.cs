namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A line of words is shown in every room.</summary>
public sealed record CrawlShown(string Text) : ProgrammeEvent;
