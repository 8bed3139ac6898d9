using Classroom.Relay.County.Database;
using Classroom.Relay.Courseware;
using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Live;
using Classroom.Relay.Media.Dtls;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Situation;
using Classroom.Relay.Timetable;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Dispatch;
using Classroom.Shared.Contracts.Lessons.Pages;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Signaling;

/// <summary>One client that has entered. It checks what the caller may do and then does it; media is the <see cref="MediaSession"/>'s matter.</summary>
public sealed class ClientSession : IRoomOccupant, ILessonGuest
{
    private const int MaxNames = ContractLimits.MaxNamesPerRequest;
    private const int MaxCommandIdLength = 64;
    private const int HighestLayer = 2;

    // A hand draws with 60 signals a second; presses, strokes and the eraser make a few commands. Beyond these a page has run wild.
    private const int SignalsPerSecond = 120;
    private const int CommandsPerSecond = 100;
    private const int CommandBurst = 500;

    // A child that changes its mind presses a few times a second at most.
    private const int AnswersPerSecond = 2;
    private const int AnswerBurst = 10;

    // A page says how its devices do when that changes, and every ten seconds.
    private const int ReportsPerSecond = 1;
    private const int ReportBurst = 5;

    /// <summary>A disk that is full or broken must not hang a teacher's page.</summary>
    private static readonly TimeSpan MostStoring = TimeSpan.FromSeconds(5);

    private readonly MediaPlane _plane;
    private readonly LessonBoard _board;
    private readonly LessonFollowers _followers;
    private readonly SourceRegistry _sources;
    private readonly LessonPages _pages;
    private readonly VideoCodec _videoCodec;
    private readonly CallMeter _signals;
    private readonly CallMeter _commands;
    private readonly CallMeter _reports;
    private readonly CaptureReports _captures;
    private readonly PlanBook _plans;
    private readonly TimeProvider _clock;

    internal ClientSession(
        string connectionId, string instanceId, LessonPosition? at, Caller caller, ClientOutbox outbox, MediaPlane plane, LessonBoard board, LessonFollowers followers, SourceRegistry sources, LessonPages pages, VideoCodec videoCodec,
        CaptureReports captures, PlanBook plans, TimeProvider clock)
    {
        (ConnectionId, InstanceId, At, Caller, Outbox) = (connectionId, instanceId, at, caller, outbox);
        (_plane, _board, _followers, _sources, _pages, _videoCodec) = (plane, board, followers, sources, pages, videoCodec);
        Follower = new LessonFollower(new LessonPerson(caller.Id, caller.Name, PersonPart.Director, null), new LessonActor(caller.Id, LessonAuthority.Director), outbox);
        (_captures, _plans, _clock) = (captures, plans, clock);
        _reports = new CallMeter(ReportsPerSecond, ReportBurst, clock);
        _signals = new CallMeter(SignalsPerSecond, SignalsPerSecond, clock);
        _commands = caller.Seat is null ? new CallMeter(CommandsPerSecond, CommandBurst, clock) : new CallMeter(AnswersPerSecond, AnswerBurst, clock);
    }

    /// <summary>SignalR's connection.</summary>
    public string ConnectionId { get; }

    /// <summary>The page load.</summary>
    public string InstanceId { get; }

    /// <inheritdoc/>
    public LessonPosition? At { get; }

    /// <summary>Where this client is told things.</summary>
    public ClientOutbox Outbox { get; }

    /// <inheritdoc/>
    public string RoomId => Caller.FollowedRoomId ?? throw new InvalidOperationException("The caller has no room.");

    internal Caller Caller { get; }

    /// <summary>As whom it follows lessons, for those who may.</summary>
    internal LessonFollower Follower { get; }

    /// <summary>Its media. Set once, when it has entered; of a connection that is resumed, the earlier one's.</summary>
    internal MediaSession Media { get; set; } = null!;

    /// <summary>Ends a session that lost its connection, unless it is resumed before.</summary>
    internal ITimer? Grace { get; set; }

    private LiveLesson? Lesson => Caller.Room is { } room ? _board.OfRoom(room.RoomId) : null;

    void IRoomOccupant.RightsNarrowed() => _ = CloseForbiddenAsync();

    LessonPerson ILessonGuest.Person => new(Caller.Id, Caller.Name, PersonPart.Helper, RoomId);

    LessonActor ILessonGuest.ActorIn(LiveLesson lesson) => Caller.ActorIn(lesson);

    /// <summary>What was published for the lesson alone stops with it.</summary>
    void IRoomOccupant.LessonOver() => _ = Media.CloseSourcesAsync();

    internal async Task<Reply<LessonState>> StartLessonAsync(StartLessonRequest request)
    {
        if ((request.RoomId ?? Caller.Room?.RoomId) is not { } roomId)
        {
            return Replies.Refuse<LessonState>(ErrorCode.Invalid, "A lecture room must be named.");
        }

        if (!Caller.MayStart(roomId))
        {
            return Replies.Refuse<LessonState>(ErrorCode.Forbidden, "This caller may not start a lesson there.");
        }

        var (lesson, refusal) = _board.Start(roomId, _videoCodec, _plans.Due(roomId, _clock.GetUtcNow())?.ReceiverIds, Caller.Id);
        return lesson is null ? Replies.Refuse<LessonState>(refusal!.Code, refusal.Message) : await WhenStored(lesson, Replies.Ok(lesson.State));
    }

    internal Task<Reply<Done>> FollowLessonAsync(FollowLessonRequest request)
    {
        if (!Caller.SeesCounty)
        {
            return Refused<Done>(ErrorCode.Forbidden, "Directors follow lessons.");
        }

        if (request.LessonId is null || _board.Find(request.LessonId) is not { } lesson)
        {
            return Refused<Done>(ErrorCode.NotFound, "There is no such live lesson.");
        }

        return _followers.Follow(Follower, lesson, request.At)
            ? Task.FromResult(Replies.Done)
            : Refused<Done>(ErrorCode.TooMany, $"One page follows at most {LessonFollowers.MostLessons} lessons.");
    }

    internal Task<Reply<Done>> UnfollowLessonAsync(FollowLessonRequest request)
    {
        _followers.Unfollow(Follower, request.LessonId);
        return Task.FromResult(Replies.Done);
    }

    internal async Task<Reply<CommandAccepted>> SendAsync(CommandRequest request)
    {
        // Printable ASCII, so that every database keeps an identifier as it was sent.
        if (request is not { LessonId: not null, Command: not null, CommandId.Length: > 0 and <= MaxCommandIdLength } || request.CommandId.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return Replies.Refuse<CommandAccepted>(ErrorCode.Invalid, "A command needs a lesson, an identifier and a body.");
        }

        if (!_commands.TryTake())
        {
            return Replies.Refuse<CommandAccepted>(ErrorCode.TooMany, "Too many commands; wait a little.");
        }

        if (FindLesson(request.LessonId) is not { } lesson)
        {
            return Replies.Refuse<CommandAccepted>(ErrorCode.NotFound, "There is no such live lesson.");
        }

        var actor = Caller.ActorIn(lesson);
        if (await WithFactsAsync(lesson, actor, request.Command) is not { } command)
        {
            return Replies.Refuse<CommandAccepted>(ErrorCode.Internal, "The database does not answer; try again shortly.");
        }

        var append = lesson.Apply(actor, command, request.CommandId);
        return append.Refusal is { } refusal
            ? Replies.Refuse<CommandAccepted>(refusal.Code, refusal.Message)
            : await WhenStored(lesson, Replies.Ok(new CommandAccepted(append.Seq)));
    }

    /// <summary>The command with what only the host can look up, for those who may give it; null when the database is away.</summary>
    private async Task<LessonCommand?> WithFactsAsync(LiveLesson lesson, LessonActor actor, LessonCommand command)
    {
        if (command is BringRoom bring)
        {
            return actor.Authority == LessonAuthority.Director ? _board.Admission(lesson, bring.RoomId ?? "") : new AdmitRoom(null, null, null);
        }

        if (command is not ShowPage show || !actor.Conducts)
        {
            return command;
        }

        try
        {
            return await _pages.PlaceAsync(lesson.LectureRoomId, show);
        }
        catch (Exception error) when (DatabaseFault.In(error) is not null)
        {
            return null;
        }
    }

    internal Task<Reply<Done>> SignalAsync(SignalRequest request)
    {
        if (!_signals.TryTake())
        {
            return Refused<Done>(ErrorCode.TooMany, $"At most {SignalsPerSecond} signals a second.");
        }

        if (FindLesson(request.LessonId) is not { } lesson)
        {
            return Refused<Done>(ErrorCode.NotFound, "There is no such live lesson.");
        }

        if (request.AgeMs is < 0 or > ContractLimits.MaxSignalAgeMs)
        {
            return Refused<Done>(ErrorCode.Invalid, $"A signal is 0 to {ContractLimits.MaxSignalAgeMs} ms old.");
        }

        return lesson.Signal(Caller.ActorIn(lesson), request.Signal, request.AgeMs) is { } refusal
            ? Refused<Done>(refusal.Code, refusal.Message)
            : Task.FromResult(Replies.Done);
    }

    internal Task<Reply<TransportCreated>> CreateTransportAsync(CreateTransportRequest request)
    {
        if (!Caller.HasMedia || (request.Direction == TransportDirection.Send && Caller.Room is null && !Caller.MayTalkBack))
        {
            return Refused<TransportCreated>(ErrorCode.Forbidden, "Only rooms publish, and helpers hear the room itself.");
        }

        var worker = request is { Direction: TransportDirection.Receive, RouterId: { } routerId } ? _plane.FindWorker(routerId) : Lesson?.Worker ?? (Caller.MayTalkBack ? _plane.ChooseWorker() : null);
        return worker is null
            ? Refused<TransportCreated>(ErrorCode.NotFound, "There is no such router, or the room is in no lesson.")
            : Media.CreateTransportAsync(worker);
    }

    internal Task<Reply<Done>> ConnectTransportAsync(ConnectTransportRequest request)
    {
        var fingerprints = ContractMapping.ReadFingerprints(request.DtlsParameters);
        return fingerprints.Count == 0
            ? Refused<Done>(ErrorCode.Invalid, "A sha-256 fingerprint is needed.")
            : Media.ConnectAsync(request.TransportId, fingerprints);
    }

    internal Task<Reply<TransportCreated>> RestartIceAsync(RestartIceRequest request) => Media.RestartIceAsync(request.TransportId);

    internal async Task<Reply<Produced>> ProduceAsync(ProduceRequest request)
    {
        if (!ContractMapping.TryReadKind(request.Kind, out var kind) || !ContractMapping.TryRead(request.RtpParameters, out var parameters)
            || kind == MediaKind.Video != request.Source is SourceKind.Camera or SourceKind.Screen)
        {
            return Replies.Refuse<Produced>(ErrorCode.Invalid, "The track's parameters are malformed.");
        }

        if (request.Source == SourceKind.TalkBack)
        {
            return !Caller.MayTalkBack ? Replies.Refuse<Produced>(ErrorCode.Forbidden, "Only directors speak to lecturers.")
                : FindLesson(request.LessonId ?? "") is { } spokenTo ? await new PrivateVoice(Caller, Media, _sources).OpenAsync(spokenTo, request.TransportId, parameters)
                : Replies.Refuse<Produced>(ErrorCode.NotFound, "There is no such live lesson.");
        }

        if (Caller.Room is null)
        {
            return Replies.Refuse<Produced>(ErrorCode.Forbidden, "Only rooms publish.");
        }

        if (Lesson is not { } lesson)
        {
            return Replies.Refuse<Produced>(ErrorCode.Conflict, "The room is in no lesson; nothing is published outside lessons.");
        }

        if (!Caller.MayPublish(request.Source, lesson))
        {
            return Replies.Refuse<Produced>(ErrorCode.Forbidden, "This room may not publish a track of this kind.");
        }

        var reply = await Media.ProduceAsync(request.TransportId, RoomId, request.Source, parameters);
        if (Lesson != lesson && reply.Value is { } produced)
        {
            // The lesson ended while the track was being made.
            await Media.CloseSourceAsync(produced.SourceId);
            return Replies.Refuse<Produced>(ErrorCode.LessonEnded, "The lesson has ended.");
        }

        return reply;
    }

    internal Task<Reply<Done>> CloseSourceAsync(CloseSourceRequest request) => Media.CloseSourceAsync(request.SourceId);

    internal async Task<Reply<Consumed>> ConsumeAsync(ConsumeRequest request)
    {
        if (request.SourceIds is not { Count: > 0 and <= MaxNames } || request.Layer is < 0 or > HighestLayer
            || !ContractMapping.TryRead(request.RtpCapabilities, out var capabilities))
        {
            return Replies.Refuse<Consumed>(ErrorCode.Invalid, $"Name 1 to {MaxNames} sources, a layer of 0 to {HighestLayer}, and the client's capabilities.");
        }

        var lesson = Lesson;
        LiveSource[] sources = [.. request.SourceIds.Select(id => _sources.Find(id ?? "")).OfType<LiveSource>()];
        if (!sources.All(source => Caller.MayReceive(source, lesson)))
        {
            return Replies.Refuse<Consumed>(ErrorCode.Forbidden, "This caller may not receive one of these sources.");
        }

        var reply = await Media.ConsumeAsync(request.TransportId, sources, capabilities, request.Layer);

        // The right may have ended on the way, before there was anything to close.
        await CloseForbiddenAsync();
        return reply;
    }

    internal Task<Reply<Done>> ResumeConsumersAsync(ConsumersRequest request) => ForConsumersAsync(request, (consumer, now) => consumer.Resume(now));

    internal Task<Reply<Done>> PauseConsumersAsync(ConsumersRequest request) => ForConsumersAsync(request, (consumer, _) => consumer.Pause());

    internal Task<Reply<Done>> CloseConsumersAsync(ConsumersRequest request) => ForConsumersAsync(request, (consumer, now) => consumer.Close(now));

    internal async Task<Reply<Done>> SetLayerAsync(SetLayerRequest request)
    {
        if (request.Layer is < 0 or > HighestLayer)
        {
            return Replies.Refuse<Done>(ErrorCode.Invalid, $"A layer is 0 to {HighestLayer}.");
        }

        if (!Media.Has(request.ConsumerId))
        {
            return Replies.Refuse<Done>(ErrorCode.NotFound, "There is no such consumer of this connection.");
        }

        await Media.ForConsumersAsync([request.ConsumerId], (consumer, now) => consumer.SetPreferredLayer(request.Layer, now));
        return Replies.Done;
    }

    internal Task<Reply<Done>> ReportCaptureAsync(CaptureReport report)
    {
        if (Caller.Room is not { } room)
        {
            return Refused<Done>(ErrorCode.Forbidden, "Only rooms have a camera and a microphone to report on.");
        }

        if (!_reports.TryTake())
        {
            return Refused<Done>(ErrorCode.TooMany, $"At most {ReportsPerSecond} report a second.");
        }

        _captures.Take(room.RoomId, report);
        return Task.FromResult(Replies.Done);
    }

    internal Task<Reply<PictureTime>> PictureTimeAsync(PictureTimeRequest request) => Media.PictureTimeAsync(request.ConsumerId);

    private Task CloseForbiddenAsync()
    {
        var lesson = Lesson;
        return Media.CloseConsumersAsync(source => !Caller.MayReceive(source, lesson));
    }

    /// <summary>A room is not told about lessons it has no part in: to it they do not exist.</summary>
    private LiveLesson? FindLesson(string lessonId) => _board.Find(lessonId) is { } lesson && Caller.HasPartIn(lesson) ? lesson : null;

    /// <summary>What is acknowledged survives a crash of the relay: the answer waits for the database.</summary>
    private static async Task<Reply<T>> WhenStored<T>(LiveLesson lesson, Reply<T> reply)
        where T : class
    {
        try
        {
            await lesson.Stored.WaitAsync(MostStoring);
            return reply;
        }
        catch (TimeoutException)
        {
            return Replies.Refuse<T>(ErrorCode.Internal, "The database did not take it in time; it holds in this lesson and is stored as soon as that is possible.");
        }
    }

    private async Task<Reply<Done>> ForConsumersAsync(ConsumersRequest request, Action<Media.Routing.Consumer, Media.Primitives.MonotonicTime> act)
    {
        if (request.ConsumerIds is not { Count: <= MaxNames })
        {
            return Replies.Refuse<Done>(ErrorCode.Invalid, $"Name at most {MaxNames} consumers.");
        }

        await Media.ForConsumersAsync(request.ConsumerIds, act);
        return Replies.Done;
    }

    private static Task<Reply<T>> Refused<T>(ErrorCode code, string message)
        where T : class => Task.FromResult(Replies.Refuse<T>(code, message));
}
