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
    private readonly ConcurrentDictionary<ClientOutbox, IReadOnlySet<string>?> _watchers = new();
    private readonly ConcurrentDictionary<string, bool> _changed = new();
    private int _roomsEdited;

    /// <summary>Begins to gather changes.</summary>
    public CountyWall(RoomDirectory rooms, LessonBoard board, SourceRegistry sources, TimeProvider clock)
    {
        (_rooms, _board, _sources) = (rooms, board, sources);
        _board.RoomChanged += OnRoomChanged;
        _rooms.Changed += OnRoomsEdited;
        _timer = clock.CreateTimer(_ => Flush(), null, Interval, Interval);
    }

    /// <summary>Every room in the wall's order, as it stands now.</summary>
    public CountyView View() => new(_rooms.CountyName, [.. _rooms.Rooms.Select(Status)]);

    /// <summary>These rooms as they stand now; unknown ones are left out.</summary>
    public IReadOnlyList<RoomStatus> Status(IEnumerable<string> roomIds) => [.. roomIds.Select(_rooms.Find).OfType<RoomEntry>().Select(Status)];

    /// <summary>Sends changes of <paramref name="roomIds"/> (null: of every room) to <paramref name="watcher"/> from now on.</summary>
    public void Watch(ClientOutbox watcher, IReadOnlySet<string>? roomIds) => _watchers[watcher] = roomIds;

    /// <summary>Sends no more to <paramref name="watcher"/>.</summary>
    public void Unwatch(ClientOutbox watcher) => _watchers.TryRemove(watcher, out _);

    /// <inheritdoc/>
    public void Dispose()
    {
        _board.RoomChanged -= OnRoomChanged;
        _rooms.Changed -= OnRoomsEdited;
        _timer.Dispose();
    }

    private void OnRoomChanged(string roomId) => _changed[roomId] = true;

    private void OnRoomsEdited() => Interlocked.Exchange(ref _roomsEdited, 1);

    private void Flush()
    {
        if (Interlocked.Exchange(ref _roomsEdited, 0) == 1)
        {
            var county = View();
            foreach (var (watcher, _) in _watchers.Where(watch => watch.Value is null))
            {
                watcher.CountyChanged(county);
            }
        }

        // A room that changes while it is read is marked again and told in the next round: removed first, then read.
        var roomIds = _changed.Keys.Where(roomId => _changed.TryRemove(roomId, out _)).ToArray();
        if (roomIds.Length == 0 || _watchers.IsEmpty)
        {
            return;
        }

        var changed = Status(roomIds);
        foreach (var (watcher, wanted) in _watchers)
        {
            var seen = wanted is null ? changed : [.. changed.Where(room => wanted.Contains(room.RoomId))];
            if (seen.Count > 0)
            {
                watcher.RoomsChanged(seen);
            }
        }
    }

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
}
