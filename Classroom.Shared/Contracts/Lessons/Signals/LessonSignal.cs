namespace Classroom.Shared.Contracts.Lessons.Signals;

/// <summary>
/// Something to be seen now that leaves no trace in the log, like a stroke while it is drawn. Signals may be lost on a slow link; what lasts
/// follows as an event. On the wire the member "type" names the case.
/// </summary>
[ContractUnion]
public abstract record LessonSignal;
