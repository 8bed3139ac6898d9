namespace Classroom.Relay.County.Rooms;

/// <summary>Why a change of rooms was refused.</summary>
internal enum RoomRefusal
{
    /// <summary>There is no such room.</summary>
    NoSuchRoom,

    /// <summary>A name breaks <see cref="ShownName"/>.</summary>
    BadName,

    /// <summary>Another room has the name, or is known by it.</summary>
    NameTaken,

    /// <summary>The room is in a live lesson.</summary>
    InLesson,

    /// <summary>The room that leads is no lecture room, or one that follows is no receiving room.</summary>
    BadPairing,
}
