namespace Classroom.Shared.Contracts.Lessons.Pages;

/// <summary>Puts page and board away: the class looks at the teacher again.</summary>
public sealed record ClosePages : PagesCommand;
