namespace Classroom.Shared.Contracts.Lessons.Signals;

/// <summary>A signal as the relay passes it on.</summary>
/// <param name="Actor">Who sent it: a room's or person's identifier.</param>
/// <param name="TimeMs">Lesson time in ms at which it reached the relay, or would have had it set out at once.</param>
public sealed record SentSignal(string Actor, long TimeMs, LessonSignal Signal);
