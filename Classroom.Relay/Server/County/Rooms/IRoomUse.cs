namespace Classroom.Relay.County.Rooms;

/// <summary>What goes on in rooms, as far as whoever changes them must know. Any thread.</summary>
public interface IRoomUse
{
    /// <summary>True while the room is in a live lesson, or gives one even if its device is lost.</summary>
    bool IsInLesson(string roomId);
}
