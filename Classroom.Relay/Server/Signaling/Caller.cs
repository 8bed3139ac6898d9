using Classroom.Relay.Lessons;
using Classroom.Relay.Live;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Signaling;

/// <summary>Who is at the other end of a connection, and what that allows. All permissions of the hub are decided here.</summary>
/// <param name="Id">The room's identifier or the person's user name.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Room">The room, for <see cref="Role.Room"/> only.</param>
internal sealed record Caller(string Id, string Name, Role Role, RoomIdentity? Room)
{
    /// <summary>May see the county wall and any room's picture.</summary>
    public bool SeesCounty => Role is Role.Director or Role.Administrator;

    /// <summary>May start a lesson in that lecture room.</summary>
    public bool MayStart(string roomId) => SeesCounty || Room?.RoomId == roomId;

    /// <summary>May receive that source: a director any, a room those of its own lesson.</summary>
    public bool MayReceive(LiveSource source, LiveLesson? ownLesson) =>
        SeesCounty || (ownLesson is not null && source.RoomId is { } roomId && ownLesson.RoleOf(roomId) is not null);

    /// <summary>May publish that kind: a receiving room has a camera and a microphone, a lecture room also a screen.</summary>
    public bool MayPublish(SourceKind kind, LiveLesson lesson) => Room is not null && lesson.RoleOf(Room.RoomId) switch
    {
        LessonRole.Lecturer => true,
        LessonRole.Receiver => kind is SourceKind.Camera or SourceKind.Microphone,
        _ => false,
    };

    /// <summary>What the caller is in a lesson.</summary>
    public LessonActor ActorIn(LiveLesson lesson) => new(Id, Role switch
    {
        Role.Director or Role.Administrator => LessonAuthority.Director,
        Role.Room when lesson.RoleOf(Id) == LessonRole.Lecturer => LessonAuthority.Lecturer,
        Role.Room when lesson.RoleOf(Id) == LessonRole.Receiver => LessonAuthority.Receiver,
        _ => LessonAuthority.Observer,
    });
}
