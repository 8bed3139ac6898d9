namespace Classroom.Shared.Contracts.Lessons.Dispatch;

/// <summary>What the information centre did with the lesson.</summary>
public abstract record DispatchEvent : LessonEventBody;
