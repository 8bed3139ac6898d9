namespace Classroom.Shared.Contracts.Lessons;

/// <summary>One entry of a lesson's append-only log.</summary>
/// <param name="LessonId">The lesson.</param>
/// <param name="Seq">1, 2, 3 … without a gap within a lesson.</param>
/// <param name="TimeMs">Lesson time in ms since the start, by the relay's clock; never decreases.</param>
/// <param name="Actor">Who caused it: a room's or person's identifier, or "relay".</param>
/// <param name="Body">What happened.</param>
public sealed record LessonEvent(string LessonId, long Seq, long TimeMs, string Actor, LessonEventBody Body);
