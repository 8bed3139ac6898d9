namespace Classroom.Shared.Contracts.Lessons.Floor;

/// <summary>Commands about who has the floor: hands, calls, microphones.</summary>
public abstract record FloorCommand : LessonCommand;
