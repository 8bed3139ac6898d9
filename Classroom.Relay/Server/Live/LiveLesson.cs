using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Live;

/// <summary>
/// A lesson that is going on: its log, its clock and those who listen. Commands are serialised by one lock per lesson; what they
/// append reaches every listener in the log's order.
/// </summary>
public sealed class LiveLesson
{
    private readonly Lock _gate = new();
    private readonly HashSet<ClientOutbox> _listeners = [];
    private readonly LessonLog _log;
    private readonly TimeProvider _clock;
    private readonly long _startedTicks;

    /// <summary>Opens the lesson: its first event is in the log.</summary>
    public LiveLesson(string lessonId, string lectureRoomId, OpenLesson opening, MediaWorker worker, TimeProvider clock)
    {
        _log = new LessonLog(lessonId);
        (LectureRoomId, Worker, _clock, _startedTicks) = (lectureRoomId, worker, clock, clock.GetTimestamp());
        Apply(LessonActor.Relay, opening);
    }

    /// <summary>Raised after events were appended, outside the lock; the state is the one after them.</summary>
    public event Action<LiveLesson, LessonAppend>? Changed;

    /// <summary>Identifier of the lesson.</summary>
    public string LessonId => _log.State.LessonId;

    /// <summary>The room the lesson is given from.</summary>
    public string LectureRoomId { get; }

    /// <summary>The worker its rooms publish on: a lesson stays on one, so that what it forwards never changes threads.</summary>
    public MediaWorker Worker { get; }

    /// <summary>The state now; an immutable snapshot.</summary>
    public LessonState State
    {
        get
        {
            lock (_gate)
            {
                return _log.State;
            }
        }
    }

    /// <summary>Applies a command; exactly once per actor and <paramref name="commandId"/>.</summary>
    public LessonAppend Apply(LessonActor actor, LessonCommand command, string? commandId = null)
    {
        LessonAppend append;
        lock (_gate)
        {
            append = _log.Append(actor, command, commandId, (long)_clock.GetElapsedTime(_startedTicks).TotalMilliseconds);
            if (append.Events.Count > 0)
            {
                foreach (var listener in _listeners)
                {
                    listener.LessonEvents(append.Events);
                }
            }
        }

        if (append.Events.Count > 0)
        {
            Changed?.Invoke(this, append);
        }

        return append;
    }

    /// <summary>Applies a fact that the relay reports.</summary>
    public LessonAppend Report(LessonCommand fact) => Apply(LessonActor.Relay, fact);

    /// <summary>Sends the state so far to <paramref name="listener"/>, and from then on every event.</summary>
    public void Subscribe(ClientOutbox listener)
    {
        lock (_gate)
        {
            listener.LessonEntered(_log.State);
            _listeners.Add(listener);
        }
    }

    /// <summary>Sends no more to <paramref name="listener"/>.</summary>
    public void Unsubscribe(ClientOutbox listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
        }
    }

    /// <summary>What <paramref name="roomId"/> is in this lesson, or null when it is not part of it.</summary>
    public LessonRole? RoleOf(string roomId) => State.Rooms.FirstOrDefault(room => room.RoomId == roomId)?.Role;
}
