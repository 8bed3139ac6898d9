namespace Classroom.Shared.Contracts.Lessons.Pages;

/// <summary>Commands about what the class looks at: courseware's pages and blank boards. For the lecture room and directors.</summary>
public abstract record PagesCommand : LessonCommand;
