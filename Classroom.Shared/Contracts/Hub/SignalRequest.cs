using Classroom.Shared.Contracts.Lessons.Signals;

namespace Classroom.Shared.Contracts.Hub;

/// <summary>A signal for everybody in a live lesson.</summary>
/// <param name="AgeMs">How long ago the hand was there, by the client's clock, 0 to <see cref="ContractLimits.MaxSignalAgeMs"/>; what waits on a slow PC is not taken for a later movement.</param>
public sealed record SignalRequest(string LessonId, LessonSignal Signal, int AgeMs = 0);
