namespace Classroom.Shared.Contracts.Rest;

/// <summary>
/// Answer of GET /api/health, and what GET /metrics is written from: what the relay carries and what that costs it. Counters begin with the
/// relay's start, those of rooms with their lesson; what a track did between the last reading and its end is in the workers' counters only.
/// </summary>
/// <param name="At">When the figures were read.</param>
/// <param name="Refusals">What was refused to callers, by code; a code that was never given is not there.</param>
/// <param name="Lessons">Live ones.</param>
/// <param name="Elsewhere">Who publishes or receives outside lessons. The room without a name stands for viewers that are no room: walls and players.</param>
public sealed record RelayHealth(
    DateTimeOffset At,
    string Version,
    ProcessHealth Process,
    DtlsHealth Dtls,
    JournalHealth Journal,
    IReadOnlyList<RefusalCount> Refusals,
    IReadOnlyList<WorkerHealth> Workers,
    IReadOnlyList<LessonHealth> Lessons,
    IReadOnlyList<RoomHealth> Elsewhere);
