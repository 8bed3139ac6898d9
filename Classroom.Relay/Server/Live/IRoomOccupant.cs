using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Live;

/// <summary>Something that makes a room present: its page's connection, or an encoder that publishes for it.</summary>
public interface IRoomOccupant
{
    /// <summary>The room.</summary>
    string RoomId { get; }

    /// <summary>Where the room's lesson is told, or null for an encoder that only publishes.</summary>
    ClientOutbox? Outbox { get; }

    /// <summary>How far it knows a lesson already, or null.</summary>
    LessonPosition? At => null;

    /// <summary>A call is over or another scene is on air: what this room receives and has no right to any more must stop. Must not block.</summary>
    void RightsNarrowed()
    {
        // One that only publishes receives nothing that could be taken away.
    }

    /// <summary>The room's lesson has ended: what was published for it alone must stop. Must not block.</summary>
    void LessonOver();
}
