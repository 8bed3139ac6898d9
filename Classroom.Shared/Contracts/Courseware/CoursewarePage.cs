namespace Classroom.Shared.Contracts.Courseware;

/// <summary>One page.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Images">The same picture from small to large; empty when <paramref name="Fault"/> is <see cref="PageFault.Broken"/>.</param>
/// <param name="Fault">Null for a page that is as it should be.</param>
public sealed record CoursewarePage(int Number, IReadOnlyList<PageImage> Images, PageFault? Fault);
