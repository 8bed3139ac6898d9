namespace Classroom.Shared.Contracts.Lessons.Help;

/// <summary>What became of a room's call for help. Told to the room, its helpers, the lecture room and directors.</summary>
/// <param name="RoomId">The room that asked.</param>
public abstract record HelpEvent(string RoomId) : LessonEventBody;
