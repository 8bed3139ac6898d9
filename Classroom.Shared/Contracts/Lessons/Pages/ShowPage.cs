namespace Classroom.Shared.Contracts.Lessons.Pages;

/// <summary>Opens a piece of the lecture room's courseware at a page, or turns to another page of it. Names the page itself, so that a press sent twice turns once.</summary>
/// <param name="Page">Counts from 1.</param>
public sealed record ShowPage(string DocumentId, int Page) : PagesCommand;
