namespace Classroom.Shared.Contracts.Lessons.Signals;

/// <summary>A lesson's signals of the last few hundredths of a second, in the order in which they came.</summary>
public sealed record SignalBatch(string LessonId, IReadOnlyList<SentSignal> Signals);
