namespace Classroom.Shared.Contracts.Lessons.Pages;

/// <summary>A piece of courseware as a lesson knows it.</summary>
/// <param name="Name">File name, as it was when it was shown.</param>
public sealed record LessonDocument(string DocumentId, string Name, int PageCount);
