using System.Collections.Concurrent;
using Classroom.Relay.County;
using Classroom.Relay.Live;
using Classroom.Relay.Udp;

namespace Classroom.Relay.Whip;

/// <summary>All sessions made by WHIP and WHEP. A name is published once at a time; whoever comes second is refused, never put in the first one's place.</summary>
internal sealed partial class WhipSessions : IDisposable
{
    private readonly ConcurrentDictionary<string, WhipSession> _sessions = new();
    private readonly ConcurrentDictionary<string, bool> _names = new();
    private readonly MediaPlane _plane;
    private readonly LessonBoard _board;
    private readonly SourceRegistry _sources;
    private readonly RoomDirectory _rooms;
    private readonly ILogger<WhipSessions> _logger;

    public WhipSessions(MediaPlane plane, LessonBoard board, SourceRegistry sources, RoomDirectory rooms, ILogger<WhipSessions> logger)
    {
        (_plane, _board, _sources, _rooms, _logger) = (plane, board, sources, rooms, logger);
        _rooms.DevicesWithdrawn += OnDevicesWithdrawn;
    }

    /// <summary>The session, or null when it never was or has ended.</summary>
    public WhipSession? Find(string id) => _sessions.GetValueOrDefault(id);

    /// <summary>Publishes under a name: a room's identifier, with <paramref name="roomId"/>, or one of its own.</summary>
    public async Task<(WhipSession? Session, WhipRefusal? Refusal)> PublishAsync(string name, string? roomId, string owner, Offer offer)
    {
        if (!_names.TryAdd(name, true))
        {
            return (null, WhipRefusal.Conflict($"{name} is being published already."));
        }

        var worker = (roomId is null ? null : _board.OfRoom(roomId)?.Worker) ?? _plane.ChooseWorker();
        var publication = new Publication(_plane, worker, _board, owner, name, roomId);
        Remember(publication);

        // The room's own page may publish it too; its sources have the same name.
        var refusal = _sources.OfName(name).Count > 0
            ? WhipRefusal.Conflict($"{name} is being published already.")
            : await publication.OpenAsync(offer);
        if (refusal is not null)
        {
            Forget(publication);
            return (null, refusal);
        }

        Log.Published(_logger, name, publication.Id);
        return (publication, null);
    }

    /// <summary>Plays sources, all of one name. Those on another worker than the first's are left out: a player has one transport.</summary>
    public async Task<(WhipSession? Session, WhipRefusal? Refusal)> PlayAsync(IReadOnlyList<LiveSource> sources, string owner, Offer offer)
    {
        var worker = sources[0].Worker;
        var playback = new Playback(_plane, worker, owner);
        Remember(playback);
        var refusal = await playback.OpenAsync(offer, [.. sources.Where(source => source.Worker == worker)]);
        if (refusal is not null)
        {
            Forget(playback);
            return (null, refusal);
        }

        Log.Played(_logger, sources[0].Name, playback.Id);
        return (playback, null);
    }

    public void Dispose() => _rooms.DevicesWithdrawn -= OnDevicesWithdrawn;

    // Before it is opened, so that its end finds it.
    private void Remember(WhipSession session)
    {
        session.Ended += OnEnded;
        _sessions[session.Id] = session;
    }

    /// <summary>Gives the name free, once: a late end must not free it from under a successor.</summary>
    private bool Forget(WhipSession session)
    {
        if (!_sessions.TryRemove(session.Id, out _))
        {
            return false;
        }

        if (session is Publication publication)
        {
            _names.TryRemove(publication.Name, out _);
        }

        return true;
    }

    private void OnEnded(WhipSession session)
    {
        if (Forget(session))
        {
            if (session is Publication publication)
            {
                Log.Unpublished(_logger, publication.Name, session.Id);
            }
            else
            {
                Log.Ended(_logger, session.Id);
            }
        }
    }

    // A room's identifier owns what its device published or plays.
    private void OnDevicesWithdrawn(string roomId)
    {
        foreach (var session in _sessions.Values.Where(session => session.Owner == roomId))
        {
            _ = session.CloseAsync();
        }
    }

    // Who publishes is told at the console; players come and go by the hundred.
    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Information, "{Name} is published by WHIP session {SessionId}")]
        public static partial void Published(ILogger logger, string name, string sessionId);

        [LoggerMessage(3002, LogLevel.Debug, "{Name} is played by WHEP session {SessionId}")]
        public static partial void Played(ILogger logger, string name, string sessionId);

        [LoggerMessage(3003, LogLevel.Debug, "WHEP session {SessionId} has ended")]
        public static partial void Ended(ILogger logger, string sessionId);

        [LoggerMessage(3004, LogLevel.Information, "{Name} is not published any more; WHIP session {SessionId} has ended")]
        public static partial void Unpublished(ILogger logger, string name, string sessionId);
    }
}
