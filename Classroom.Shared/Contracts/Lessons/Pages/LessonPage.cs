using Classroom.Shared.Contracts.Courseware;

namespace Classroom.Shared.Contracts.Lessons.Pages;

/// <summary>A page as a lesson knows it: enough to show it to somebody who has nothing else.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Images">The same picture from small to large; empty for a page that could not be converted.</param>
public sealed record LessonPage(int Number, IReadOnlyList<PageImage> Images);
