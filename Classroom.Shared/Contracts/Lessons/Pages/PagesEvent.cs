namespace Classroom.Shared.Contracts.Lessons.Pages;

/// <summary>What happened to what the class looks at.</summary>
public abstract record PagesEvent : LessonEventBody;
