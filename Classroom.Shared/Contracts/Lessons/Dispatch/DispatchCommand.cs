namespace Classroom.Shared.Contracts.Lessons.Dispatch;

/// <summary>Commands of the information centre to a lesson it does not give. Directors only.</summary>
public abstract record DispatchCommand : LessonCommand;
