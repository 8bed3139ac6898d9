namespace Classroom.Shared.Contracts.Lessons.Programme;

/// <summary>Commands of the director's desk. For directors; all but taking the desk and asking for it only for the one who holds it.</summary>
public abstract record ProgrammeCommand : LessonCommand;
