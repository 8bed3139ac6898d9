using Classroom.Relay.Lessons;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Help;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Classroom.Shared.Contracts.Lessons.Signals;

namespace Classroom.Testing.Rooms;

/// <summary>What the relay tells one client, folded: the lesson as it stands, and who is waiting for it to become something. Thread-safe.</summary>
public sealed class LessonInbox : IRelayClient
{
    private readonly Lock _gate = new();
    private readonly List<(Func<LessonInbox, bool> Condition, TaskCompletionSource Met)> _waiters = [];
    private readonly List<string> _closedConsumers = [];
    private readonly List<SentSignal> _signals = [];
    private readonly List<string> _coursewareNews = [];
    private readonly Dictionary<string, RoomStatus> _rooms = [];
    private readonly Dictionary<string, HelpTicket> _tickets = [];

    /// <summary>The lesson the room is in, or was in last; null before the first.</summary>
    public LessonState? Lesson { get; private set; }

    /// <summary>How often a whole state came: once for each entering.</summary>
    public int Entries { get; private set; }

    /// <summary>How often events came, also such batches as held none.</summary>
    public int Batches { get; private set; }

    /// <summary>The rooms the client sees, as last told in one piece; null before the first.</summary>
    public CountyView? County { get; private set; }

    /// <summary>What goes on in the county; null before it was told, and for those who do not see the wall.</summary>
    public CountySituation? Situation { get; private set; }

    /// <summary>What a pupil was told last; null before, and for others.</summary>
    public AnswerSheet? Sheet { get; private set; }

    /// <summary>Why the relay closed the connection.</summary>
    public RelayError? Parting { get; private set; }

    /// <summary>The latest state of each room the relay said had changed.</summary>
    public IReadOnlyDictionary<string, RoomStatus> Rooms => _rooms;

    /// <summary>Calls for help as last told.</summary>
    public IReadOnlyCollection<HelpTicket> Tickets => _tickets.Values;

    /// <summary>The lecture rooms whose courseware the relay said had changed, once for each time.</summary>
    public IReadOnlyList<string> CoursewareNews => _coursewareNews;

    /// <summary>Consumers the relay said have ended.</summary>
    public IReadOnlyList<string> ClosedConsumers => _closedConsumers;

    /// <summary>Called with each batch of signals as it comes, for those who note the time.</summary>
    public Action<SignalBatch>? OnSignals { get; set; }

    /// <summary>What went on in the lesson and left no trace.</summary>
    public IReadOnlyList<SentSignal> Signals => _signals;

    /// <summary>Ends when <paramref name="condition"/> holds, now or after something the relay tells.</summary>
    public Task Until(Func<LessonInbox, bool> condition)
    {
        lock (_gate)
        {
            if (condition(this))
            {
                return Task.CompletedTask;
            }

            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((condition, met));
            return met.Task;
        }
    }

    public Task LessonEntered(LessonState state) => Told(() =>
    {
        Lesson = state;
        Entries++;
    });

    public Task LessonEvents(IReadOnlyList<LessonEvent> events) => Told(() =>
    {
        Lesson = LessonFold.Apply(Lesson!, events);
        Batches++;
    });

    public Task LessonSignals(SignalBatch batch)
    {
        OnSignals?.Invoke(batch);
        return Told(() => _signals.AddRange(batch.Signals));
    }

    public Task RoomsChanged(IReadOnlyList<RoomStatus> rooms) => Told(() =>
    {
        foreach (var room in rooms)
        {
            _rooms[room.RoomId] = room;
        }
    });

    public Task CountyChanged(CountyView county) => Told(() => County = county);

    public Task ConsumersClosed(IReadOnlyList<string> consumerIds) => Told(() => _closedConsumers.AddRange(consumerIds));

    public Task SheetChanged(AnswerSheet sheet) => Told(() => Sheet = sheet);

    public Task TicketsChanged(IReadOnlyList<HelpTicket> tickets) => Told(() =>
    {
        foreach (var ticket in tickets)
        {
            _tickets[ticket.TicketId] = ticket;
        }
    });

    public Task CoursewareChanged(string roomId) => Told(() => _coursewareNews.Add(roomId));

    public Task SituationChanged(CountySituation situation) => Told(() => Situation = situation);

    public Task Farewell(RelayError reason) => Told(() => Parting = reason);

    private Task Told(Action change)
    {
        lock (_gate)
        {
            change();
            foreach (var (_, met) in _waiters.FindAll(waiter => waiter.Condition(this)))
            {
                met.TrySetResult();
            }

            _waiters.RemoveAll(waiter => waiter.Met.Task.IsCompleted);
        }

        return Task.CompletedTask;
    }
}
