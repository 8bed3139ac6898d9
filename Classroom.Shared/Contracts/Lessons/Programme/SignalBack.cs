namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>The picture arrives again.</summary>
public sealed record SignalBack(string SourceId) : ProgrammeEvent;
