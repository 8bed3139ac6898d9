using Classroom.Relay.County;
using Classroom.Relay.Help;
using Classroom.Relay.Lessons;
using Classroom.Relay.Live;
using Classroom.Relay.Metrics.Links;
using Classroom.Relay.Timetable;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Situation;

/// <summary>
/// Looks at the county once a second: which lessons there are, which rooms are in trouble; and tells those who see the wall when it changed. Costs a worker one short turn a second.
/// </summary>
public sealed partial class SituationWatch(
    IDbContextFactory<CountyContext> contexts,
    PlanBook plans,
    LessonBoard board,
    SourceRegistry sources,
    HelpDesk help,
    LinkHistory links,
    CaptureReports captures,
    TimeProvider clock,
    ILogger<SituationWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Samples of a link that count as now: the last two.</summary>
    private static readonly TimeSpan LinkNow = TimeSpan.FromSeconds(25);

    private readonly Lock _gate = new();
    private readonly HashSet<ClientOutbox> _watchers = [];
    private readonly Dictionary<string, TrackMeter> _meters = [];
    private readonly TroubleMemory _memory = new();
    private readonly HashSet<string> _held = [];
    private CountySituation _situation = CountySituation.Calm;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RememberHeldAsync(cancellationToken);
        board.LessonChanged += OnLessonChanged;
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        board.LessonChanged -= OnLessonChanged;
        return base.StopAsync(cancellationToken);
    }

    /// <summary>Tells <paramref name="watcher"/> the situation, and from then on when it changed.</summary>
    public void Watch(ClientOutbox watcher)
    {
        lock (_gate)
        {
            _watchers.Add(watcher);
            watcher.SituationChanged(_situation);
        }
    }

    /// <summary>Tells <paramref name="watcher"/> no more.</summary>
    public void Unwatch(ClientOutbox watcher)
    {
        lock (_gate)
        {
            _watchers.Remove(watcher);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await timer.WaitForNextTickAsync(stoppingToken))
                {
                    await LookAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The relay stops.
            }
            catch (Exception error)
            {
                // A database or a worker that does not answer: the wall keeps what it knew, and the next second tries again.
                Log.Missed(logger, error);
            }
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        await plans.TurnPageAsync(stop);
        var now = clock.GetUtcNow();
        var live = board.Lessons.Select(lesson => (Lesson: lesson, lesson.State)).Where(pair => !pair.State.Ended).ToArray();
        await ListenAsync([.. live.SelectMany(pair => pair.State.Sources).Select(source => sources.Find(source.SourceId)).OfType<LiveSource>()]);

        HashSet<string> held;
        lock (_gate)
        {
            // Yesterday's are not asked for any more.
            _held.IntersectWith(plans.AtHand.Select(plan => plan.PlanId));
            held = [.. _held];
        }

        var lessons = SlotBoard.Of(plans.AtHand, live.Select(pair => (pair.Lesson.LectureRoomId, pair.State)), held, now);
        var troubles = _memory.Take(Facts(lessons, live.ToDictionary(pair => pair.Lesson.LessonId, pair => pair.State), now).SelectMany(room => TroubleRules.Signs(room.Facts).Select(kind => (room.RoomId, kind))), now);
        Tell(new CountySituation(lessons, troubles));
    }

    /// <summary>Counts what each camera and microphone delivered in the last second.</summary>
    private async Task ListenAsync(LiveSource[] tracks)
    {
        foreach (var (track, pulse) in await SourcePulses.CountAsync(tracks))
        {
            if (!_meters.TryGetValue(track.SourceId, out var meter))
            {
                _meters[track.SourceId] = meter = new TrackMeter();
            }

            meter.Count(pulse);
        }

        foreach (var gone in _meters.Keys.Except(tracks.Select(track => track.SourceId)).ToArray())
        {
            _meters.Remove(gone);
        }
    }

    private IEnumerable<(string RoomId, RoomFacts Facts)> Facts(IReadOnlyList<SlotLesson> lessons, IReadOnlyDictionary<string, LessonState> states, DateTimeOffset now)
    {
        var asking = help.Asking;
        var rooms = asking.ToDictionary(roomId => roomId, _ => new RoomFacts { AsksHelp = true });
        // Those that go on last: a room that is in one lesson and planned for the next is judged by the one it is in.
        foreach (var lesson in lessons.OrderBy(lesson => lesson.Stage == SlotStage.Live))
        {
            foreach (var roomId in lesson.Receivers.Select(room => room.RoomId).Prepend(lesson.LectureRoomId))
            {
                var known = rooms.GetValueOrDefault(roomId) ?? new RoomFacts();
                rooms[roomId] = lesson.LessonId is { } lessonId && states.TryGetValue(lessonId, out var state)
                    ? InLesson(known, state, roomId, now)
                    : Planned(known, lesson, roomId, now);
            }
        }

        return rooms.Select(room => (room.Key, room.Value));
    }

    private RoomFacts Planned(RoomFacts known, SlotLesson lesson, string roomId, DateTimeOffset now) => known with
    {
        IsNeeded = now >= lesson.StartsAt - Slot.RoomsReady,
        IsPresent = board.IsPresent(roomId),
        IsLate = lesson.Stage == SlotStage.Late && roomId == lesson.LectureRoomId,
    };

    private RoomFacts InLesson(RoomFacts known, LessonState state, string roomId, DateTimeOffset now)
    {
        var camera = MeterOf(state, roomId, SourceKind.Camera);
        var microphone = MeterOf(state, roomId, SourceKind.Microphone);
        var capture = captures.Of(roomId);
        return known with
        {
            IsNeeded = true,
            IsInLesson = true,
            IsPresent = state.Rooms.Any(room => room.RoomId == roomId && room.Present),
            IsLecturer = state.Rooms.Any(room => room.RoomId == roomId && room.Role == LessonRole.Lecturer),
            Arrives = camera is { Arrives: true } || microphone is { Arrives: true },
            IsMute = microphone?.IsMute ?? true,
            QuietFor = TimeSpan.FromSeconds(microphone?.QuietSeconds ?? 0),
            IsOverdriven = microphone is { IsOverdriven: true },
            IsStarved = camera is { IsStarved: true },
            Picture = capture?.Picture,
            Clips = capture is { Clipping: true },
            Link = links.Of(roomId).Where(sample => sample.At > now - LinkNow).ToArray() is { Length: > 0 } samples ? LinkGrading.Of(samples).Grade : null,
        };
    }

    private TrackMeter? MeterOf(LessonState state, string roomId, SourceKind kind) =>
        state.Sources.FirstOrDefault(source => source.RoomId == roomId && source.Kind == kind) is { } source ? _meters.GetValueOrDefault(source.SourceId) : null;

    private void Tell(CountySituation situation)
    {
        lock (_gate)
        {
            if (SlotBoard.Same(_situation.Lessons, situation.Lessons) && _situation.Troubles.SequenceEqual(situation.Troubles))
            {
                return;
            }

            _situation = situation;
            foreach (var watcher in _watchers)
            {
                watcher.SituationChanged(situation);
            }
        }
    }

    private void OnLessonChanged(LiveLesson lesson, LessonAppend append)
    {
        if (append.Events[^1].Body is LessonEnded && Slot.PlanOf(plans.AtHand, lesson.LectureRoomId, lesson.State.StartedAt) is { } plan)
        {
            lock (_gate)
            {
                _held.Add(plan.PlanId);
            }
        }
    }

    /// <summary>Lessons of the relay's last runs that were given and are over.</summary>
    private async Task RememberHeldAsync(CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().AddDays(-1);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        foreach (var lesson in await context.Lessons.AsNoTracking().Where(lesson => lesson.EndedAt != null && lesson.StartedAt > since).ToListAsync(cancellation))
        {
            if (Slot.PlanOf(plans.AtHand, lesson.LectureRoomId, lesson.StartedAt) is { } plan)
            {
                _held.Add(plan.PlanId);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3301, LogLevel.Warning, "The wall's look at the county failed and is taken again")]
        public static partial void Missed(ILogger logger, Exception error);
    }
}
