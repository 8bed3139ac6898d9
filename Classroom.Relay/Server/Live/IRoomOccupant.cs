namespace Classroom.Relay.Live;

/// <summary>Something that makes a room present: its page's connection, or an encoder that publishes for it.</summary>
public interface IRoomOccupant
{
    /// <summary>The room.</summary>
    string RoomId { get; }

    /// <summary>Where the room's lesson is told, or null for an encoder that only publishes.</summary>
    ClientOutbox? Outbox { get; }

    /// <summary>The room's lesson has ended: what was published for it alone must stop. Must not block.</summary>
    void LessonOver();
}
