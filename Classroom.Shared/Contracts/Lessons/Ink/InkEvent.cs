namespace Classroom.Shared.Contracts.Lessons.Ink;

/// <summary>What happened about ink.</summary>
public abstract record InkEvent : LessonEventBody;
