namespace Classroom.Shared.Contracts.Lessons;

/// <summary>
/// Something happened that is not for this listener. It stands for every event from <paramref name="From"/> to its own number, so that the numbers
/// stay without a gap. Made for one listener on the way to it; never in the log.
/// </summary>
/// <param name="From">Number of the first event it stands for; its own when it stands for one.</param>
public sealed record Withheld(long From) : LessonEventBody;
