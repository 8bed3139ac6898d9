namespace Classroom.Shared.Contracts.Lessons.Pages;

/// <summary>The class looks at a page.</summary>
public sealed record PageShown(LessonDocument Document, LessonPage Page) : PagesEvent;
