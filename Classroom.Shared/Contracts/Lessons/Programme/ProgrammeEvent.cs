namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>What happened to the programme of a lesson.</summary>
public abstract record ProgrammeEvent : LessonEventBody;
