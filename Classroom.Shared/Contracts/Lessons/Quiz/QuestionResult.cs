namespace Classroom.Shared.Contracts.Lessons.Quiz;

/// <summary>What was answered. Bars only: whose answer it was is told to nobody.</summary>
/// <param name="Right">The right answer, or null when the question had none.</param>
/// <param name="Labels">What numbers and texts the bars stand for, the right one first, then the most frequent; empty for choices, whose bars are the options.</param>
/// <param name="RightBars">The bars that are right, from 0.</param>
/// <param name="Total">All rooms together.</param>
public sealed record QuestionResult(Answer? Right, IReadOnlyList<string> Labels, IReadOnlyList<int> RightBars, BarCounts Total, IReadOnlyList<RoomResult> Rooms);
