namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>A mix is over on every screen, and the scene before it is off air. A take, a loss on air and the end of the programme end one without this.</summary>
public sealed record MixEnded : ProgrammeEvent;
