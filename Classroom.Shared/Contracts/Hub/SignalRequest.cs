using Classroom.Shared.Contracts.Lessons.Signals;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>A signal for everybody in a live lesson.</summary>
public sealed record SignalRequest(string LessonId, LessonSignal Signal);
