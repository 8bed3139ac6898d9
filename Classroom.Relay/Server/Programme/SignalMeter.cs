namespace Classroom.Relay.Programme;

/// <summary>Whether a picture arrives, told by counts that are looked at every <see cref="SignalWatch.Interval"/>. Pure; looks are counted and not time, so that a relay that stood still itself blames nobody.</summary>
/// <param name="isScreen">A screen on which nothing moves may send nothing for long: only the silence of its whole room tells that the link is lost.</param>
internal sealed class SignalMeter(bool isScreen)
{
    /// <summary>Looks without a packet of the room after which its cable counts as pulled: 2 s.</summary>
    public const int LostRoom = 4;

    /// <summary>The same of a camera whose room still sends sound: 5 s, for a classroom's PC may be busy for a moment.</summary>
    public const int LostCamera = 10;

    /// <summary>Looks with packets that end it: one could be what was still on the way.</summary>
    public const int Back = 2;

    private (long Own, long Room) _last = (-1, -1);
    private int _silentLooks;
    private int _silentRoomLooks;
    private int _arrivals;

    /// <summary>The picture arrives.</summary>
    public bool Arrives { get; private set; } = true;

    /// <summary>One look more.</summary>
    /// <param name="own">Packets of the picture so far.</param>
    /// <param name="room">Packets so far of all that its room sends.</param>
    public void Look(long own, long room)
    {
        // Of a room a track may have ended meanwhile: any change is an arrival.
        var (ownCame, roomCame) = (own != _last.Own, room != _last.Room);
        _last = (own, room);
        _silentLooks = ownCame ? 0 : _silentLooks + 1;
        _silentRoomLooks = roomCame ? 0 : _silentRoomLooks + 1;
        if (Arrives)
        {
            Arrives = _silentRoomLooks < LostRoom && (isScreen || _silentLooks < LostCamera);
            _arrivals = 0;
        }
        else
        {
            _arrivals += ownCame || (isScreen && roomCame) ? 1 : 0;
            Arrives = _arrivals >= Back;
        }
    }
}
