using System.Collections.Concurrent;
using Classroom.Relay.County;
using Classroom.Shared.Contracts.County;

namespace Classroom.Relay.Live;

/// <summary>
/// Tells those who watch rooms what changed: directors the whole county, a room its paired rooms. Changes of 200 ms are sent as one
/// message, so that a bell that moves 180 rooms costs five messages a second and not a thousand.
/// </summary>
public sealed class CountyWall : IDisposable
{
    /// <summary>How long changes are gathered.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly RoomDirectory _rooms;
    private readonly LessonBoard _board;
    private readonly SourceRegistry _sources;
    private readonly ITimer _timer;
    private readonly ConcurrentDictionary<ClientOutbox, WatchedRooms> _watchers = new();
    private readonly ConcurrentDictionary<string, bool> _changed = new();
    private int _roomsEdited;
    private int _isDue;

    /// <summary>Begins to gather changes.</summary>
    public CountyWall(RoomDirectory rooms, LessonBoard board, SourceRegistry sources, TimeProvider clock)
    {
        (_rooms, _board, _sources) = (rooms, board, sources);
        _board.RoomChanged += OnRoomChanged;
        _rooms.Changed += OnRoomsEdited;
        _timer = clock.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Every room in the wall's order, as it stands now.</summary>
    public CountyView View() => new(_rooms.CountyName, [.. _rooms.Rooms.Select(Status)]);

    /// <summary>These rooms as they stand now; unknown ones are left out.</summary>
    public IReadOnlyList<RoomStatus> Status(IEnumerable<string> roomIds) => [.. roomIds.Select(_rooms.Find).OfType<RoomEntry>().Select(Status)];

    /// <summary>Sends changes of every room to <paramref name="watcher"/> from now on.</summary>
    public void WatchCounty(ClientOutbox watcher) => _watchers[watcher] = new WatchedRooms(null, null);

    /// <summary>Sends changes of the rooms that <paramref name="roomId"/> is paired with to <paramref name="watcher"/> from now on.</summary>
    public void WatchPaired(ClientOutbox watcher, string roomId) => _watchers[watcher] = Paired(roomId);

    /// <summary>Sends no more to <paramref name="watcher"/>.</summary>
    public void Unwatch(ClientOutbox watcher) => _watchers.TryRemove(watcher, out _);

    /// <inheritdoc/>
    public void Dispose()
    {
        _board.RoomChanged -= OnRoomChanged;
        _rooms.Changed -= OnRoomsEdited;
        _timer.Dispose();
    }

    private void OnRoomChanged(string roomId)
    {
        _changed[roomId] = true;
        Schedule();
    }

    private void OnRoomsEdited()
    {
        Interlocked.Exchange(ref _roomsEdited, 1);
        Schedule();
    }

    /// <summary>The first change starts the clock; an idle county wakes nobody.</summary>
    private void Schedule()
    {
        if (Interlocked.Exchange(ref _isDue, 1) == 0)
        {
            _timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }

    private void Flush()
    {
        // First of all: what changes from here on starts a round of its own.
        Interlocked.Exchange(ref _isDue, 0);
        if (Interlocked.Exchange(ref _roomsEdited, 0) == 1)
        {
            TellEveryRoom();
        }

        // A room that changes while it is read is marked again and told in the next round: removed first, then read.
        var roomIds = _changed.Keys.Where(roomId => _changed.TryRemove(roomId, out _)).ToArray();
        if (roomIds.Length == 0 || _watchers.IsEmpty)
        {
            return;
        }

        var changed = Status(roomIds);
        foreach (var (watcher, watched) in _watchers)
        {
            var seen = watched.Partners is { } partners ? [.. changed.Where(room => partners.Contains(room.RoomId))] : changed;
            if (seen.Count > 0)
            {
                watcher.RoomsChanged(seen);
            }
        }
    }

    private void TellEveryRoom()
    {
        var county = View();
        foreach (var (watcher, watched) in _watchers)
        {
            if (watched.RoomId is not { } roomId)
            {
                watcher.CountyChanged(county);
                continue;
            }

            // Only in place of what it was: a watcher that left meanwhile stays away.
            var paired = Paired(roomId);
            _watchers.TryUpdate(watcher, paired, watched);
            watcher.CountyChanged(county with { Rooms = [.. county.Rooms.Where(room => paired.Partners!.Contains(room.RoomId))] });
        }
    }

    private WatchedRooms Paired(string roomId) => new(roomId, _rooms.PairedWith(roomId).ToHashSet());

    private RoomStatus Status(RoomEntry entry)
    {
        var room = entry.Identity;
        var lesson = _board.OfRoom(room.RoomId);
        var presence = lesson is not null ? RoomPresence.InLesson : _board.IsPresent(room.RoomId) ? RoomPresence.Online : RoomPresence.Offline;
        return new RoomStatus(
            room.RoomId,
            room.Name,
            room.School,
            entry.District,
            room.Kind,
            presence,
            lesson?.LessonId,
            [.. _sources.OfRoom(room.RoomId).Select(source => source.ToContract(room.RoomId))]);
    }

    /// <summary>What a watcher sees: the whole county, or what one room is paired with.</summary>
    private sealed record WatchedRooms(string? RoomId, IReadOnlySet<string>? Partners);
}
