using Classroom.Relay.Journal;
using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Lessons.Quiz;
using Classroom.Relay.Lessons.Signals;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Signals;

namespace Classroom.Relay.Live;

/// <summary>
/// A lesson that is going on: its log, its clock and those who listen. Commands are serialised by one lock per lesson; what they
/// append reaches every listener, and the journal, in the log's order.
/// </summary>
public sealed class LiveLesson
{
    /// <summary>Events kept at hand for listeners who come back: at the rate of the busiest lesson, two minutes.</summary>
    private const int MostRecent = 2048;

    private readonly Lock _gate = new();
    private readonly Dictionary<ClientOutbox, LessonListener> _listeners = [];
    private readonly Queue<LessonEvent> _recent = new();
    private readonly LessonLog _log;
    private readonly SignalGatherer _signals;
    private readonly LessonJournal _journal;
    private readonly TimeProvider _clock;
    private readonly long _begunTicks;
    private readonly TimeSpan _before;
    private Task _stored = Task.CompletedTask;
    private ClientOutbox[] _listening = [];

    private LiveLesson(LessonLog log, string lectureRoomId, MediaWorker worker, LessonJournal journal, TimeProvider clock, TimeSpan before)
    {
        (_log, LectureRoomId, Worker, _journal, _clock) = (log, lectureRoomId, worker, journal, clock);
        (_begunTicks, _before) = (clock.GetTimestamp(), before);
        _signals = new SignalGatherer(log.State.LessonId, () => Volatile.Read(ref _listening), clock);
    }

    /// <summary>Raised after events were appended, outside the lock; the state is the one after them.</summary>
    public event Action<LiveLesson, LessonAppend>? Changed;

    /// <summary>Identifier of the lesson.</summary>
    public string LessonId => _log.State.LessonId;

    /// <summary>The room the lesson is given from.</summary>
    public string LectureRoomId { get; }

    /// <summary>The worker its rooms publish on: a lesson stays on one, so that what it forwards never changes threads.</summary>
    public MediaWorker Worker { get; }

    /// <summary>Lesson time now.</summary>
    public TimeSpan Time => _before + _clock.GetElapsedTime(_begunTicks);

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

    /// <summary>The state now with what was answered behind it.</summary>
    public (LessonState State, Ballots Ballots) Box
    {
        get
        {
            lock (_gate)
            {
                return (_log.State, _log.Ballots);
            }
        }
    }

    /// <summary>Ends when everything that is in the log now is in the database too.</summary>
    public Task Stored
    {
        get
        {
            lock (_gate)
            {
                return _stored;
            }
        }
    }

    /// <summary>Opens a lesson: its first event is in the log, under the name of who started it.</summary>
    public static LiveLesson Open(string lessonId, string lectureRoomId, OpenLesson opening, string startedBy, MediaWorker worker, LessonJournal journal, TimeProvider clock)
    {
        var lesson = new LiveLesson(new LessonLog(lessonId), lectureRoomId, worker, journal, clock, before: TimeSpan.Zero);
        lesson.Apply(LessonActor.Relay with { Id = startedBy }, opening);
        return lesson;
    }

    /// <summary>Goes on with a lesson of an earlier run of the relay. Its clock counts the time between as well; all rooms and people have yet to come back.</summary>
    public static LiveLesson Resume(KeptLesson kept, MediaWorker worker, LessonJournal journal, TimeProvider clock)
    {
        var lesson = new LiveLesson(kept.Log, kept.LectureRoomId, worker, journal, clock, clock.GetUtcNow() - kept.Log.State.StartedAt);
        foreach (var room in kept.Log.State.Rooms)
        {
            lesson.Report(new DepartRoom(room.RoomId));
        }

        foreach (var person in kept.Log.State.Roll.People)
        {
            lesson.Report(new DepartPerson(person.PersonId));
        }

        return lesson;
    }

    /// <summary>Applies a command; exactly once per actor and <paramref name="commandId"/>. Listeners hear of it at once, <see cref="Stored"/> says when it is kept.</summary>
    public LessonAppend Apply(LessonActor actor, LessonCommand command, string? commandId = null)
    {
        LessonAppend append;
        lock (_gate)
        {
            append = _log.Append(actor, command, commandId, (long)Time.TotalMilliseconds);
            if (append.Events.Count > 0)
            {
                _stored = _journal.Write(LectureRoomId, append.Events, commandId);
                Remember(append.Events);
                foreach (var listener in _listeners.Values)
                {
                    listener.Tell(append.Events);
                }
            }
        }

        if (append.Events.Count > 0)
        {
            Changed?.Invoke(this, append);
        }

        return append;
    }

    /// <summary>Passes a signal, <paramref name="ageMs"/> old, on to all who listen, or says why not.</summary>
    public LessonRefusal? Signal(LessonActor actor, LessonSignal signal, int ageMs)
    {
        var refusal = SignalRules.Refuse(State, actor, signal);
        if (refusal is null)
        {
            _signals.Add(new SentSignal(actor.Id, Math.Max(0, (long)Time.TotalMilliseconds - ageMs), signal));
        }

        return refusal;
    }

    /// <summary>Applies a fact that the relay reports.</summary>
    public LessonAppend Report(LessonCommand fact) => Apply(LessonActor.Relay, fact);

    /// <summary>
    /// Sends the state so far to <paramref name="listener"/>, and from then on every event; of both what <paramref name="actor"/> may see. To one that
    /// knows the lesson up to <paramref name="at"/> only what came since, if that is still at hand.
    /// </summary>
    public void Subscribe(ClientOutbox listener, LessonActor actor, LessonPosition? at = null)
    {
        lock (_gate)
        {
            var entered = new LessonListener(listener, actor);
            var missed = at?.LessonId == LessonId ? _log.State.Seq - at.Seq : long.MaxValue;
            if (missed >= 0 && missed <= _recent.Count)
            {
                entered.Resume(at!.Seq, [.. _recent.Skip(_recent.Count - (int)missed)]);
            }
            else
            {
                entered.Enter(_log.State);
            }

            _listeners[listener] = entered;
            _listening = [.. _listeners.Keys];
        }
    }

    /// <summary>Sends no more to <paramref name="listener"/>.</summary>
    public void Unsubscribe(ClientOutbox listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
            _listening = [.. _listeners.Keys];
        }
    }

    /// <summary>Who <paramref name="roomId"/> is in this lesson.</summary>
    public LessonActor ActorOf(string roomId) => new(
        roomId,
        RoleOf(roomId) switch { LessonRole.Lecturer => LessonAuthority.Lecturer, LessonRole.Receiver => LessonAuthority.Receiver, _ => LessonAuthority.Observer },
        roomId);

    /// <summary>What <paramref name="roomId"/> is in this lesson, or null when it is not part of it.</summary>
    public LessonRole? RoleOf(string roomId) => State.Rooms.FirstOrDefault(room => room.RoomId == roomId)?.Role;

    private void Remember(IReadOnlyList<LessonEvent> events)
    {
        foreach (var next in events)
        {
            _recent.Enqueue(next);
        }

        while (_recent.Count > MostRecent)
        {
            _recent.Dequeue();
        }
    }
}
