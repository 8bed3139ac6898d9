namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>What a client asks about ink.</summary>
public abstract record InkCommand : LessonCommand;
