namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>Somebody who is no room left; told to those who were told of the coming.</summary>
public sealed record PersonLeft(LessonPerson Person) : RollEvent;
