using Classroom.Relay.County;
using Classroom.Relay.Live;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Metrics.Reading;

/// <summary>Finds out whose each track of one reading is, and what it amounts to for lessons and rooms.</summary>
internal sealed class TrackCensus
{
    private readonly LessonBoard _board;
    private readonly SourceRegistry _sources;
    private readonly RoomDirectory _rooms;
    private readonly TrackLedger _ledger;
    private readonly Dictionary<string, LessonState> _lessons;
    private readonly Dictionary<string, string> _lessonOfRoom;
    private readonly Dictionary<TrackGroup, List<ProducerReading>> _published = [];
    private readonly Dictionary<TrackGroup, List<ConsumerReading>> _received = [];
    private ILookup<(string LessonId, string RoomId), TrackGroup> _groups = Array.Empty<TrackGroup>().ToLookup(Place);

    public TrackCensus(IReadOnlyList<LiveLesson> lessons, LessonBoard board, SourceRegistry sources, RoomDirectory rooms, TrackLedger ledger)
    {
        (_board, _sources, _rooms, _ledger) = (board, sources, rooms, ledger);
        _lessons = lessons.ToDictionary(lesson => lesson.LessonId, lesson => lesson.State);

        // A room may be invited to several lessons; it is in one.
        _lessonOfRoom = _lessons.Values.SelectMany(state => state.Rooms).Select(room => room.RoomId).Distinct()
            .Select(roomId => (RoomId: roomId, Lesson: board.OfRoom(roomId)))
            .Where(pair => pair.Lesson is not null)
            .ToDictionary(pair => pair.RoomId, pair => pair.Lesson!.LessonId);
    }

    /// <summary>Counts a worker's tracks. One whose source has just ended, or is not known yet, waits for the next reading or is left out.</summary>
    public void Take(WorkerReading reading)
    {
        foreach (var producer in reading.Producers)
        {
            if (_sources.Find(producer.Id) is { } source)
            {
                var group = GroupOf(source.RoomId ?? "", source.Kind, isReceived: false);
                _ledger.Count(producer.Id, group, producer.Counters);
                ListIn(_published, group).Add(producer);
            }
        }

        foreach (var consumer in reading.Consumers)
        {
            if (_sources.Find(consumer.ProducerId) is { } source)
            {
                // Only rooms are named: a person's wall or player is a viewer like any other.
                var roomId = _rooms.Find(consumer.Owner)?.Identity.RoomId ?? "";
                var group = GroupOf(roomId, source.Kind, isReceived: true);
                _ledger.Count(consumer.Id, group, consumer.Counters);
                ListIn(_received, group).Add(consumer);
            }
        }
    }

    /// <summary>Ends the reading; figures of lessons that are over are forgotten.</summary>
    public void Close()
    {
        _ledger.Close(group => group.LessonId.Length > 0 && !_lessons.ContainsKey(group.LessonId));
        _groups = _ledger.Groups.OrderBy(group => group.Kind).ToLookup(Place);
    }

    public LessonHealth HealthOf(LiveLesson lesson, string worker)
    {
        var state = _lessons[lesson.LessonId];
        return new LessonHealth(
            lesson.LessonId, state.Title, state.StartedAt, worker, [.. state.Rooms.Select(room => HealthOf(lesson.LessonId, room.RoomId, room.Present))]);
    }

    /// <summary>Who publishes or receives outside lessons, or has done so since the start.</summary>
    public IReadOnlyList<RoomHealth> Elsewhere() =>
        [.. _groups.Select(place => place.Key).Where(place => place.LessonId.Length == 0).Select(place => HealthOf("", place.RoomId, place.RoomId.Length == 0 || _board.IsPresent(place.RoomId)))];

    private RoomHealth HealthOf(string lessonId, string roomId, bool isPresent)
    {
        var identity = _rooms.Find(roomId)?.Identity;
        var groups = _groups[(lessonId, roomId)].ToArray();
        return new RoomHealth(
            roomId,
            identity?.Name ?? "",
            identity?.School ?? "",
            isPresent,
            [.. groups.Where(group => !group.IsReceived).Select(group => TrackFigures.Of(group.Kind, _ledger.TotalOf(group), _published.GetValueOrDefault(group) ?? []))],
            [.. groups.Where(group => group.IsReceived).Select(group => TrackFigures.Of(group.Kind, _ledger.TotalOf(group), _received.GetValueOrDefault(group) ?? []))]);
    }

    private static (string LessonId, string RoomId) Place(TrackGroup group) => (group.LessonId, group.RoomId);

    private TrackGroup GroupOf(string roomId, SourceKind kind, bool isReceived) =>
        new(_lessonOfRoom.GetValueOrDefault(roomId, ""), roomId, kind, isReceived);

    private static List<T> ListIn<T>(Dictionary<TrackGroup, List<T>> lists, TrackGroup group)
    {
        if (!lists.TryGetValue(group, out var list))
        {
            lists[group] = list = [];
        }

        return list;
    }
}
