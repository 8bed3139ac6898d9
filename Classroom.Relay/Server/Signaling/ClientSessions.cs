using System.Security.Claims;
using System.Security.Cryptography;
using Classroom.Relay.Accounts;
using Classroom.Relay.County;
using Classroom.Relay.Courseware;
using Classroom.Relay.Help;
using Classroom.Relay.Hosting;
using Classroom.Relay.Live;
using Classroom.Relay.Situation;
using Classroom.Relay.Timetable;
using Classroom.Relay.Udp;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Microsoft.AspNetCore.SignalR;

namespace Classroom.Relay.Signaling;

/// <summary>
/// All clients that have entered: who comes, who comes back, who is replaced and who goes. A page that says so goes at once; one whose
/// connection ends keeps its media for <see cref="GraceTime"/>, so that a short outage of signalling costs no picture.
/// </summary>
public sealed class ClientSessions : IDisposable
{
    /// <summary>How long a broken connection may be resumed. Shorter than a teacher's patience, longer than a switch that restarts its port.</summary>
    public static readonly TimeSpan GraceTime = TimeSpan.FromSeconds(10);

    /// <summary>Helpers of one room at once: a village school's class rarely has two.</summary>
    public const int MostHelpers = 4;

    private const int MinInstanceIdLength = 8;
    private const int MaxInstanceIdLength = 64;

    private readonly string _run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ClientSession> _byConnection = [];
    private readonly RelayConnections _connections;
    private readonly MediaPlane _plane;
    private readonly RoomDirectory _rooms;
    private readonly LessonBoard _board;
    private readonly LessonFollowers _followers;
    private readonly CountyWall _wall;
    private readonly PupilDesk _desk;
    private readonly HelpDesk _help;
    private readonly CoursewareNews _news;
    private readonly SituationWatch _situation;
    private readonly CaptureReports _captures;
    private readonly PlanBook _plans;
    private readonly SourceRegistry _sources;
    private readonly LessonPages _pages;
    private readonly RelayOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<ClientSessions> _logger;

    /// <summary>Begins with nobody; a room whose device keys are withdrawn is shown out.</summary>
    public ClientSessions(
        RelayConnections connections,
        MediaPlane plane,
        RoomDirectory rooms,
        LessonBoard board,
        LessonFollowers followers,
        CountyWall wall,
        PupilDesk desk,
        HelpDesk help,
        CoursewareNews news,
        SituationWatch situation,
        CaptureReports captures,
        PlanBook plans,
        SourceRegistry sources,
        LessonPages pages,
        RelayOptions options,
        TimeProvider clock,
        ILogger<ClientSessions> logger)
    {
        (_connections, _plane, _rooms, _board, _wall, _desk, _sources, _pages) = (connections, plane, rooms, board, wall, desk, sources, pages);
        (_followers, _help, _news, _options, _clock, _logger) = (followers, help, news, options, clock, logger);
        (_situation, _captures, _plans) = (situation, captures, plans);
        _rooms.DevicesWithdrawn += OnDevicesWithdrawn;
    }

    /// <summary>The session that entered on this connection, or null.</summary>
    public ClientSession? OfConnection(string connectionId)
    {
        lock (_gate)
        {
            return _byConnection.GetValueOrDefault(connectionId);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _rooms.DevicesWithdrawn -= OnDevicesWithdrawn;

    internal async Task<Reply<Welcome>> EnterAsync(HubCallerContext connection, IRelayClient client, EnterRequest request)
    {
        if (request?.InstanceId is not { Length: >= MinInstanceIdLength and <= MaxInstanceIdLength })
        {
            return Replies.Refuse<Welcome>(ErrorCode.Invalid, $"An instance identifier has {MinInstanceIdLength} to {MaxInstanceIdLength} characters.");
        }

        if (Identify(connection.User) is not { } caller)
        {
            return Replies.Refuse<Welcome>(ErrorCode.Unauthorized, "No room or person is behind this credential.");
        }

        if (caller.Seat is { } seat && _desk.Refuses(seat) is { } displaced)
        {
            return Replies.Refuse<Welcome>(displaced.Code, displaced.Message);
        }

        if (_connections.Find(connection.ConnectionId) is not { } line)
        {
            return Replies.Refuse<Welcome>(ErrorCode.Conflict, "The connection has ended.");
        }

        var outbox = new ClientOutbox(client, new SignalLine(line), connection.Abort, _logger);
        var at = request.At?.Run == _run ? request.At : null;
        var session = new ClientSession(
            connection.ConnectionId, request.InstanceId, at, caller, outbox, _plane, _board, _followers, _sources, _pages, _options.VideoCodec, _captures, _plans, _clock);
        if (Register(session, out var earlier) is { } refusal)
        {
            outbox.Close();
            return Replies.Refuse<Welcome>(refusal.Code, refusal.Message);
        }

        var resumed = Settle(session, earlier);
        foreach (var replaced in earlier.Where(other => other != resumed))
        {
            replaced.Outbox.Farewell(new RelayError(ErrorCode.Replaced, "Another page of this room has taken over."));
            await EndAsync(replaced);
        }

        return Replies.Ok(Welcome(session, resumed is not null));
    }

    /// <summary>
    /// The connection is gone. Whether by a pulled cable, a crashed page or a closed one cannot be told from here (a reset arrives as an orderly
    /// end), so the session waits to be resumed unless the client has said <c>Leave</c>.
    /// </summary>
    internal void Disconnected(string connectionId)
    {
        if (OfConnection(connectionId) is { } session)
        {
            session.Outbox.Close();
            if (session.Caller.Seat is not null)
            {
                // It has no media to keep, and its seat's minute of silence begins now.
                _ = EndAsync(session);
                return;
            }

            session.Grace = _clock.CreateTimer(_ => _ = EndAsync(session), null, GraceTime, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Ends a session and its media. Idempotent; a session that was resumed meanwhile has nothing left to end.</summary>
    internal async Task EndAsync(ClientSession session)
    {
        lock (_gate)
        {
            if (!_byConnection.Remove(session.ConnectionId))
            {
                return;
            }
        }

        Withdraw(session);
        await session.Media.CloseAsync();
    }

    /// <summary>Enters the session in the books and says which earlier ones stand in its way: those of the same instance, and of the same room or helper.</summary>
    private RelayError? Register(ClientSession session, out ClientSession[] earlier)
    {
        lock (_gate)
        {
            if (_byConnection.ContainsKey(session.ConnectionId))
            {
                earlier = [];
                return new RelayError(ErrorCode.Conflict, "This connection has entered already.");
            }

            if (session.Caller.BelongsTo is { } helped && HelpersOf(helped.RoomId, session.Caller.Id) >= MostHelpers)
            {
                earlier = [];
                return new RelayError(ErrorCode.TooMany, $"The room has {MostHelpers} helpers already.");
            }

            earlier =
            [
                .. _byConnection.Values.Where(other => other.Caller.Id == session.Caller.Id && other.Caller.Role == session.Caller.Role
                    && (other.InstanceId == session.InstanceId || session.Caller.FollowedRoomId is not null || session.Caller.Seat is not null)),
            ];
            session.Media = earlier.FirstOrDefault(other => other.InstanceId == session.InstanceId)?.Media ?? new MediaSession(_plane, _board, session.Caller.Room?.RoomId ?? "");
            session.Media.Outbox = session.Outbox;
            _byConnection[session.ConnectionId] = session;

            // Out of the books in the same step, so that its grace time cannot run out over media that is in use again.
            foreach (var resumed in earlier.Where(other => other.Media == session.Media))
            {
                _byConnection.Remove(resumed.ConnectionId);
            }

            return null;
        }
    }

    private int HelpersOf(string roomId, string except) =>
        _byConnection.Values.Where(other => other.Caller.BelongsTo?.RoomId == roomId && other.Caller.Id != except).DistinctBy(other => other.Caller.Id).Count();

    /// <summary>Takes the place of the session it resumes, if there is one: arriving before the other departs, so that the room never leaves.</summary>
    private ClientSession? Settle(ClientSession session, ClientSession[] earlier)
    {
        if (session.Caller.Room is not null)
        {
            _board.Arrive(session);
        }
        else if (session.Caller.BelongsTo is not null)
        {
            _board.Attend(session);
        }
        else if (session.Caller.Seat is { } seat)
        {
            _desk.Arrive(seat, session.Outbox);
        }

        var resumed = earlier.FirstOrDefault(other => other.Media == session.Media);
        if (resumed is not null)
        {
            resumed.Outbox.Close();
            _followers.Inherit(resumed.Follower, session.Follower);
            Withdraw(resumed);
        }

        if (session.Caller.SeesCounty)
        {
            _wall.WatchCounty(session.Outbox);
            _situation.Watch(session.Outbox);
        }
        else if (session.Caller.Room is { } room)
        {
            _wall.WatchPaired(session.Outbox, room.RoomId);
            _news.Watch(session.Outbox, room.RoomId);
        }

        if (session.Caller.SeesCounty || session.Caller.FollowedRoomId is not null)
        {
            _help.Watch(session.Outbox, session.Caller.SeesCounty ? null : session.Caller.FollowedRoomId);
        }

        // Replaced or shown out while it was settling: what ended it found nothing to withdraw yet.
        if (OfConnection(session.ConnectionId) != session)
        {
            Withdraw(session);
        }

        return resumed;
    }

    private void Withdraw(ClientSession session)
    {
        session.Grace?.Dispose();
        _wall.Unwatch(session.Outbox);
        _situation.Unwatch(session.Outbox);
        _help.Unwatch(session.Outbox);
        _news.Unwatch(session.Outbox);
        _followers.Leave(session.Follower);
        if (session.Caller.Room is not null)
        {
            _board.Depart(session);
        }
        else if (session.Caller.BelongsTo is not null)
        {
            _board.Leave(session);
        }
        else if (session.Caller.Seat is { } seat)
        {
            _desk.Depart(seat, session.Outbox);
        }
    }

    private Welcome Welcome(ClientSession session, bool resumed) => new(
        session.Caller.Role,
        session.Caller.Name,
        session.Caller.Room ?? session.Caller.BelongsTo,
        session.Caller.Room is { } room ? _wall.Status(_rooms.PairedWith(room.RoomId)) : [],
        session.Caller.SeesCounty ? _wall.View() : null,
        ContractMapping.ToWire(Media.Routing.RouterCapabilities.Default),
        resumed,
        _run,
        _clock.GetUtcNow());

    private Caller? Identify(ClaimsPrincipal? user) => user?.Role() switch
    {
        null => null,
        Role.Room => _rooms.Find(user.RoomId()) is { } entry ? new Caller(entry.Identity.RoomId, entry.Identity.Name, Role.Room, entry.Identity) : null,
        Role.Helper => _rooms.Find(user.BelongsTo()) is { } entry ? new Caller(user.UserName(), user.DisplayName(), Role.Helper, null, entry.Identity) : null,
        Role.Pupil => user.Seat() is { } seat ? new Caller(seat.Holder, user.DisplayName(), Role.Pupil, null, Seat: seat) : null,
        { } role => new Caller(user.UserName(), user.DisplayName(), role, null),
    };

    private void OnDevicesWithdrawn(string roomId)
    {
        ClientSession[] gone;
        lock (_gate)
        {
            gone = [.. _byConnection.Values.Where(session => session.Caller.FollowedRoomId == roomId)];
        }

        foreach (var session in gone)
        {
            session.Outbox.Farewell(new RelayError(ErrorCode.Unauthorized, "This room's device key was withdrawn."));
            _ = EndAsync(session);
        }
    }
}
