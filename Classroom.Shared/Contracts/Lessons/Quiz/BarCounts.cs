namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>The lengths of the bars.</summary>
/// <param name="Answered">How many answered.</param>
/// <param name="Bars">How many for each bar. A multiple choice counts for several; numbers and texts without a bar of their own count for none.</param>
/// <param name="Right">How many answered rightly; null when that cannot be told: no right answer, or hands counted for a multiple choice.</param>
public sealed record BarCounts(int Answered, IReadOnlyList<int> Bars, int? Right);
