namespace Classroom.Shared.Contracts.Lessons.Roll;

/// <summary>Commands about who is there.</summary>
public abstract record RollCommand : LessonCommand;
