namespace Classroom.Shared.Contracts.Lessons.Pages;

/// <summary>The class looks at neither page nor board.</summary>
public sealed record PagesClosed : PagesEvent;
