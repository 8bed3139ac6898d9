using Classroom.Relay.County;
using Classroom.Relay.Live;

namespace Classroom.Relay.Courseware;

/// <summary>
/// Tells rooms that courseware changed, so that what a teacher brings is on the shelf and on its way to the villages at once, and nobody asks in between. Only that it changed
/// is said: what it is now, each reads by /api/courseware, which knows what it may see. Any thread.
/// </summary>
public sealed class CoursewareNews(RoomDirectory rooms)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ClientOutbox, string> _watchers = [];

    /// <summary>Tells <paramref name="watcher"/>, a page of this room, from now on.</summary>
    public void Watch(ClientOutbox watcher, string roomId)
    {
        lock (_gate)
        {
            _watchers[watcher] = roomId;
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

    /// <summary>What this lecture room has prepared is not what it was; the database knows already.</summary>
    public void Tell(string lectureRoomId)
    {
        HashSet<string> concerned = [lectureRoomId, .. rooms.PairedWith(lectureRoomId)];
        lock (_gate)
        {
            foreach (var (watcher, roomId) in _watchers)
            {
                if (concerned.Contains(roomId))
                {
                    watcher.CoursewareChanged(lectureRoomId);
                }
            }
        }
    }
}
