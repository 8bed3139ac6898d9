namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Nothing arrives of a picture any more, though its source has not ended: a cable was pulled. Told while there is a programme.</summary>
public sealed record SignalLost(string SourceId) : ProgrammeEvent;
