namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>Who was there, and over what link.</summary>
public abstract record RollEvent : LessonEventBody;
