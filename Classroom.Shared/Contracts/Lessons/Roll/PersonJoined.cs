namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>Somebody who is no room came in. A helper's coming is told to its room, the lecture room and directors; that of one who watches to directors only.</summary>
public sealed record PersonJoined(LessonPerson Person) : RollEvent;
