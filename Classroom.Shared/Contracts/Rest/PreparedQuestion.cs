using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Shared.Contracts.Rest;

/// <summary>A question that waits to be asked.</summary>
/// <param name="Cards">It is asked with paper cards.</param>
/// <param name="CoursewareId">The courseware it belongs to, or null.</param>
/// <param name="Page">The page of it, from 1, or null for all.</param>
public sealed record PreparedQuestion(Question Question, Answer? Right = null, bool Cards = false, string? CoursewareId = null, int? Page = null);
