using Classroom.Relay.Lessons;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Live;

/// <summary>Somebody who belongs to a room without being it, for example a teacher in it with a phone: is told the room's lesson and is not its presence.</summary>
public interface ILessonGuest
{
    /// <summary>The room.</summary>
    string RoomId { get; }

    /// <summary>Where the lesson is told.</summary>
    ClientOutbox Outbox { get; }

    /// <summary>Who it is, for the lesson's roll.</summary>
    LessonPerson Person { get; }

    /// <summary>How far it knows a lesson already, or null.</summary>
    LessonPosition? At { get; }

    /// <summary>As whom the guest is in a lesson of the room.</summary>
    LessonActor ActorIn(LiveLesson lesson);
}
