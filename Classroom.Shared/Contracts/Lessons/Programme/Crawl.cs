namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A line of words over what the rooms see.</summary>
/// <param name="SinceMs">Lesson time.</param>
public sealed record Crawl(string Text, long SinceMs);
