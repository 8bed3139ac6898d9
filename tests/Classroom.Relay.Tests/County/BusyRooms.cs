using Classroom.Relay.County.Rooms;

namespace Classroom.Relay.Tests.County;

/// <summary>Rooms said to be in a live lesson, without any lesson.</summary>
internal sealed class BusyRooms : HashSet<string>, IRoomUse
{
    public bool IsInLesson(string roomId) => Contains(roomId);
}
