namespace Classroom.Shared.Contracts.Hub;

/// <summary>How far a client knows a lesson, so that after a lost line it needs only what came since.</summary>
/// <param name="Run">The run of the relay that told it; another run may have lost its last events and told others under their numbers.</param>
/// <param name="LessonId">The lesson.</param>
/// <param name="Seq">Number of the last event it has folded.</param>
public sealed record LessonPosition(string Run, string LessonId, long Seq);
