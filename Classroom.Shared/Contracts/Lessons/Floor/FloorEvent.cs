namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>What happened about the floor.</summary>
public abstract record FloorEvent : LessonEventBody;
