using Classroom.Relay.County;
using Classroom.Relay.County.Rooms;
using Classroom.Relay.Journal;
using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Dispatch;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Live;

/// <summary>
/// Which rooms are present and which lesson each is in. One lock guards that mapping; it is taken for arrivals, departures, starts and
/// ends only, a few a second at the bell, and always before a lesson's own lock.
/// </summary>
public sealed class LessonBoard(RoomDirectory rooms, SourceRegistry sources, MediaPlane plane, LessonJournal journal, TimeProvider clock) : IRoomUse
{
    /// <summary>After so long without any event a lesson of an earlier run is over: the relay was off meanwhile, and nobody pressed 下课.</summary>
    private static readonly TimeSpan MostSilence = TimeSpan.FromHours(4);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<IRoomOccupant>> _occupants = [];
    private readonly Dictionary<string, LiveLesson> _lessons = [];
    private readonly Dictionary<string, LiveLesson> _lessonOfRoom = [];
    private readonly LessonGuests _guests = new();

    /// <summary>Raised with a room's identifier when its presence, its lesson or its sources changed. Must not block.</summary>
    public event Action<string>? RoomChanged;

    /// <summary>Raised after events were appended to a live lesson, by whichever thread did it. Must not block.</summary>
    public event Action<LiveLesson, LessonAppend>? LessonChanged;

    /// <summary>All live lessons.</summary>
    public IReadOnlyList<LiveLesson> Lessons
    {
        get
        {
            lock (_gate)
            {
                return [.. _lessons.Values];
            }
        }
    }

    /// <summary>The live lesson of that identifier, or null.</summary>
    public LiveLesson? Find(string lessonId)
    {
        lock (_gate)
        {
            return _lessons.GetValueOrDefault(lessonId);
        }
    }

    /// <summary>The lesson the room is in, or null.</summary>
    public LiveLesson? OfRoom(string roomId)
    {
        lock (_gate)
        {
            return _lessonOfRoom.GetValueOrDefault(roomId);
        }
    }

    /// <summary>The lesson the room is in, or is missed in while its device is away; null when there is none.</summary>
    public LiveLesson? AwaitedIn(string roomId)
    {
        lock (_gate)
        {
            return LessonFor(roomId);
        }
    }

    /// <inheritdoc/>
    public bool IsInLesson(string roomId)
    {
        lock (_gate)
        {
            return _lessonOfRoom.ContainsKey(roomId) || _lessons.Values.Any(lesson => lesson.LectureRoomId == roomId);
        }
    }

    /// <summary>True while something occupies the room.</summary>
    public bool IsPresent(string roomId)
    {
        lock (_gate)
        {
            return _occupants.ContainsKey(roomId);
        }
    }

    /// <summary>The room has an occupant more; it enters its lesson without being asked.</summary>
    public void Arrive(IRoomOccupant occupant)
    {
        lock (_gate)
        {
            if (!_occupants.TryGetValue(occupant.RoomId, out var present))
            {
                _occupants[occupant.RoomId] = present = [];
            }

            present.Add(occupant);
            if (LessonFor(occupant.RoomId) is { } lesson)
            {
                Join(lesson, occupant);
            }
        }

        RoomChanged?.Invoke(occupant.RoomId);
    }

    /// <summary>The occupant is gone; with the last one the room leaves its lesson. The lesson goes on.</summary>
    public void Depart(IRoomOccupant occupant)
    {
        lock (_gate)
        {
            if (!_occupants.TryGetValue(occupant.RoomId, out var present) || !present.Remove(occupant))
            {
                return;
            }

            var lesson = _lessonOfRoom.GetValueOrDefault(occupant.RoomId);
            if (occupant.Outbox is { } outbox)
            {
                lesson?.Unsubscribe(outbox);
            }

            if (present.Count == 0)
            {
                _occupants.Remove(occupant.RoomId);
                _lessonOfRoom.Remove(occupant.RoomId);
                lesson?.Report(new DepartRoom(occupant.RoomId));
            }
        }

        RoomChanged?.Invoke(occupant.RoomId);
    }

    /// <summary>Somebody belongs to a room without being it: follows the room's lesson, this one and those to come.</summary>
    public void Attend(ILessonGuest guest)
    {
        lock (_gate)
        {
            _guests.Attend(guest, LessonFor(guest.RoomId));
        }
    }

    /// <summary>A guest is gone.</summary>
    public void Leave(ILessonGuest guest)
    {
        lock (_gate)
        {
            _guests.Leave(guest);
        }
    }

    /// <summary>上课: opens a lesson in <paramref name="lectureRoomId"/> and brings in every invited room that is present and free.</summary>
    /// <param name="receiverIds">The rooms to invite, as planned; null for those that the lecture room is paired with.</param>
    /// <param name="startedBy">Who pressed it, for the log; null for the lecture room itself.</param>
    public (LiveLesson? Lesson, LessonRefusal? Refusal) Start(string lectureRoomId, VideoCodec videoCodec, IReadOnlyList<string>? receiverIds = null, string? startedBy = null)
    {
        if (rooms.Find(lectureRoomId) is not { Identity.Kind: RoomKind.Lecture } lecture)
        {
            return (null, new LessonRefusal(ErrorCode.NotFound, "There is no such lecture room."));
        }

        LiveLesson lesson;
        lock (_gate)
        {
            if (_lessons.Values.Any(live => live.LectureRoomId == lectureRoomId))
            {
                return (null, new LessonRefusal(ErrorCode.Conflict, "This lecture room is giving a lesson already."));
            }

            lesson = LiveLesson.Open(NewLessonId(), lectureRoomId, Opening(lecture, videoCodec, receiverIds ?? lecture.ReceiverIds), startedBy ?? lectureRoomId, plane.ChooseWorker(), journal, clock);
            Add(lesson);
            foreach (var room in lesson.State.Rooms.Where(room => !_lessonOfRoom.ContainsKey(room.RoomId)))
            {
                Bring(lesson, room.RoomId);
                _guests.Move(room.RoomId, lesson);
            }
        }

        Announce(lesson);
        return (lesson, null);
    }

    /// <summary>What is known of a room that is to be brought into a lesson: one at a time is all that a room can be in.</summary>
    public AdmitRoom Admission(LiveLesson lesson, string roomId)
    {
        if (rooms.Find(roomId) is not { Identity.Kind: RoomKind.Receiving } room)
        {
            return new AdmitRoom(null, null, null);
        }

        return AwaitedIn(roomId) is { } other && other != lesson
            ? new AdmitRoom(null, null, new LessonRefusal(ErrorCode.Conflict, "The room is in another lesson."))
            : new AdmitRoom(new LessonRoom(roomId, room.Identity.Name, LessonRole.Receiver, Present: false), Draw(roomId, room.ClassSize), null);
    }

    /// <summary>Goes on with a lesson of an earlier run, or ends it when it has been silent too long.</summary>
    /// <returns>Whether it goes on.</returns>
    public bool Resume(KeptLesson kept)
    {
        var silent = clock.GetUtcNow() - kept.Log.State.StartedAt - TimeSpan.FromMilliseconds(kept.Log.State.TimeMs);
        var lesson = LiveLesson.Resume(kept, plane.ChooseWorker(), journal, clock);
        lock (_gate)
        {
            Add(lesson);
        }

        if (silent > MostSilence)
        {
            lesson.Report(new EndLesson());
        }

        return !lesson.State.Ended;
    }

    /// <summary>A room's track is live: it is shown on the wall, and in the room's lesson if it is in one.</summary>
    public void SourceStarted(LiveSource source)
    {
        sources.Add(source);
        if (source.RoomId is { } roomId)
        {
            var lesson = OfRoom(roomId);
            lesson?.Report(new AddSource(source.ToContract(roomId)));
            if (sources.Find(source.SourceId) is null)
            {
                // It ended between the two, and its end found nothing in the lesson to take away.
                lesson?.Report(new RemoveSource(source.SourceId));
            }

            RoomChanged?.Invoke(roomId);
        }
    }

    /// <summary>A track has ended.</summary>
    public void SourceEnded(LiveSource source)
    {
        if (sources.Remove(source.SourceId) && source.RoomId is { } roomId)
        {
            OfRoom(roomId)?.Report(new RemoveSource(source.SourceId));
            RoomChanged?.Invoke(roomId);
        }
    }

    private void Add(LiveLesson lesson)
    {
        lesson.Changed += OnLessonChanged;
        _lessons[lesson.LessonId] = lesson;
        lesson.Report(new GiveJoinCodes(JoinCodes.Draw(lesson.State.Rooms, roomId => rooms.Find(roomId)?.ClassSize ?? 0, _lessons.Values)));
    }

    private JoinCode Draw(string roomId, int classSize) => JoinCodes.Draw([new LessonRoom(roomId, "", LessonRole.Receiver, Present: false)], _ => classSize, Lessons)[0];

    private OpenLesson Opening(RoomEntry lecture, VideoCodec videoCodec, IReadOnlyList<string> receiverIds) => new(
        lecture.Identity.Name,
        clock.GetUtcNow(),
        videoCodec,
        [
            new LessonRoom(lecture.Identity.RoomId, lecture.Identity.Name, LessonRole.Lecturer, Present: false),
            .. receiverIds.Select(rooms.Find).OfType<RoomEntry>()
                .Select(room => new LessonRoom(room.Identity.RoomId, room.Identity.Name, LessonRole.Receiver, Present: false)),
        ]);

    /// <summary>The lesson that waits for the room: the one it is in, else the first live one it is invited to.</summary>
    private LiveLesson? LessonFor(string roomId) =>
        _lessonOfRoom.GetValueOrDefault(roomId) ?? _lessons.Values.FirstOrDefault(lesson => lesson.RoleOf(roomId) is not null);

    private void Bring(LiveLesson lesson, string roomId)
    {
        foreach (var occupant in _occupants.GetValueOrDefault(roomId) ?? [])
        {
            Join(lesson, occupant);
        }
    }

    private void Join(LiveLesson lesson, IRoomOccupant occupant)
    {
        _lessonOfRoom[occupant.RoomId] = lesson;
        lesson.Report(new ArriveRoom(occupant.RoomId));
        foreach (var source in sources.OfRoom(occupant.RoomId))
        {
            lesson.Report(new AddSource(source.ToContract(occupant.RoomId)));
        }

        if (occupant.Outbox is { } outbox)
        {
            lesson.Subscribe(outbox, lesson.ActorOf(occupant.RoomId), occupant.At);
        }
    }

    private void OnLessonChanged(LiveLesson lesson, LessonAppend append)
    {
        if (append.Events.Any(next => next.Body is CallEnded or ProgrammeEvent))
        {
            NarrowRights(lesson);
        }

        foreach (var brought in append.Events.Select(next => next.Body).OfType<RoomBrought>())
        {
            Welcome(lesson, brought.Room.RoomId);
        }

        if (append.Events[^1].Body is LessonEnded)
        {
            Close(lesson);
        }

        LessonChanged?.Invoke(lesson, append);
    }

    /// <summary>A room was brought into a lesson that goes on: it enters if it is there and free.</summary>
    private void Welcome(LiveLesson lesson, string roomId)
    {
        lock (_gate)
        {
            if (!_lessonOfRoom.ContainsKey(roomId))
            {
                Bring(lesson, roomId);
            }

            _guests.Move(roomId, lesson);
        }

        RoomChanged?.Invoke(roomId);
    }

    private void NarrowRights(LiveLesson lesson)
    {
        lock (_gate)
        {
            foreach (var listener in lesson.State.Rooms.Where(room => room.Role == LessonRole.Receiver && _lessonOfRoom.GetValueOrDefault(room.RoomId) == lesson))
            {
                _occupants.GetValueOrDefault(listener.RoomId)?.ForEach(occupant => occupant.RightsNarrowed());
            }
        }
    }

    /// <summary>Frees the rooms of a lesson that ended; each goes on to another live lesson that waits for it.</summary>
    private void Close(LiveLesson lesson)
    {
        lock (_gate)
        {
            _lessons.Remove(lesson.LessonId);
            foreach (var roomId in lesson.State.Rooms.Select(room => room.RoomId).Where(id => _lessonOfRoom.GetValueOrDefault(id) == lesson))
            {
                _lessonOfRoom.Remove(roomId);
                foreach (var occupant in _occupants.GetValueOrDefault(roomId) ?? [])
                {
                    if (occupant.Outbox is { } outbox)
                    {
                        lesson.Unsubscribe(outbox);
                    }

                    occupant.LessonOver();
                }

                if (LessonFor(roomId) is { } next)
                {
                    Bring(next, roomId);
                }
            }

            foreach (var room in lesson.State.Rooms)
            {
                _guests.Move(room.RoomId, LessonFor(room.RoomId));
            }
        }

        Announce(lesson);
    }

    private void Announce(LiveLesson lesson)
    {
        foreach (var room in lesson.State.Rooms)
        {
            RoomChanged?.Invoke(room.RoomId);
        }
    }

    /// <summary>Sorts by day and cannot be guessed: a lesson's identifier appears in addresses.</summary>
    private string NewLessonId() => $"l-{clock.GetLocalNow():yyyyMMdd}-{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(5))}";
}
