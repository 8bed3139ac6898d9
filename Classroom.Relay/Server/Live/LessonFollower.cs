using Classroom.Relay.Lessons;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Live;

/// <summary>One connection of somebody who follows lessons without belonging to a room.</summary>
internal sealed class LessonFollower(LessonPerson person, LessonActor actor, ClientOutbox outbox)
{
    /// <summary>Who it is, for the rolls of the lessons.</summary>
    public LessonPerson Person => person;

    /// <summary>As whom it listens.</summary>
    public LessonActor Actor => actor;

    /// <summary>Where the lessons are told.</summary>
    public ClientOutbox Outbox => outbox;
}
