using Classroom.Relay.Lessons;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Live;

/// <summary>One who follows a lesson: where it is told, as whom it listens, and how far it has been told. Used under the lesson's lock.</summary>
internal sealed class LessonListener(ClientOutbox outbox, LessonActor actor)
{
    private long _told;

    /// <summary>Tells the state so far, as far as the listener may see it.</summary>
    public void Enter(LessonState state)
    {
        _told = state.Seq;
        outbox.LessonEntered(Audience.View(actor, state));
    }

    /// <summary>Tells one that knows the lesson up to <paramref name="seq"/> what came since; also when there is nothing, so that it knows it is in.</summary>
    public void Resume(long seq, IReadOnlyList<LessonEvent> since)
    {
        var telling = Audience.Tell(actor, since, seq);
        _told = telling.Count > 0 ? telling[^1].Seq : seq;
        outbox.LessonEvents(telling);
    }

    /// <summary>Tells what followed, as far as the listener may see it.</summary>
    public void Tell(IReadOnlyList<LessonEvent> events)
    {
        var telling = Audience.Tell(actor, events, _told);
        if (telling.Count > 0)
        {
            _told = telling[^1].Seq;
            outbox.LessonEvents(telling);
        }
    }
}
