namespace Classroom.Relay.County.Rooms;

/// <summary>What goes on in rooms, as far as whoever changes them must know. Any thread.</summary>
public interface IRoomUse
{
    /// <summary>True while the room is part of a live lesson, present or not.</summary>
    bool IsInLesson(string roomId);
}
