namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>导这节课: a desk that nobody holds, or whose holder is not in the lesson.</summary>
public sealed record TakeDesk : ProgrammeCommand;
