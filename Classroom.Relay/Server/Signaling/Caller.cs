using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Programme;
using Classroom.Relay.Live;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Signaling;

/// <summary>Who is at the other end of a connection, and what that allows. All permissions of the hub are decided here.</summary>
/// <param name="Id">The room's identifier or the person's user name.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Room">The room, for <see cref="Role.Room"/> only.</param>
/// <param name="BelongsTo">The room of somebody who belongs to a room without being it, for <see cref="Role.Helper"/> only: told its lesson, never counted as its presence.</param>
/// <param name="Seat">What a pupil holds, for <see cref="Role.Pupil"/> only.</param>
internal sealed record Caller(string Id, string Name, Role Role, RoomIdentity? Room, RoomIdentity? BelongsTo = null, PupilSeat? Seat = null)
{
    /// <summary>The room whose lesson the caller is told, or null.</summary>
    public string? FollowedRoomId => Room?.RoomId ?? BelongsTo?.RoomId;

    /// <summary>May open transports: a phone in a room needs none, it hears the room itself.</summary>
    public bool HasMedia => Role is not (Role.Helper or Role.Pupil);

    /// <summary>May see the county wall and any room's picture.</summary>
    public bool SeesCounty => Role is Role.Director or Role.Administrator;

    /// <summary>May start a lesson in that lecture room.</summary>
    public bool MayStart(string roomId) => SeesCounty || Room?.RoomId == roomId;

    /// <summary>
    /// May receive that source: a director any, a lecture room those of its lesson, a receiving room its lecturer's, those of the room that is called and what is on air; each
    /// room its lesson's programme, an observer any lesson's. A private voice is for its one room, whoever asks.
    /// </summary>
    public bool MayReceive(LiveSource source, LiveLesson? ownLesson) => source.TalksTo is { } listener
        ? Room?.RoomId == listener && ownLesson?.LectureRoomId == listener
        : SeesCounty || (source.LessonId is { } lessonId && (Role == Role.Observer || ownLesson?.LessonId == lessonId)) || (ownLesson is not null && source.RoomId is { } roomId && ownLesson.RoleOf(roomId) switch
        {
            null => false,
            LessonRole.Lecturer => true,
            _ => ownLesson.RoleOf(Id) == LessonRole.Lecturer || ownLesson.State.Floor.Call?.RoomId == roomId || OnAir.Carries(ownLesson.State, roomId, source.Kind),
        });

    /// <summary>May publish that kind: a receiving room has a camera and a microphone, a lecture room also a screen.</summary>
    public bool MayPublish(SourceKind kind, LiveLesson lesson) => Room is not null && lesson.RoleOf(Room.RoomId) switch
    {
        LessonRole.Lecturer => true,
        LessonRole.Receiver => kind is SourceKind.Camera or SourceKind.Microphone,
        _ => false,
    };

    /// <summary>May speak to the lecturer of a lesson in private, and open a transport for it.</summary>
    public bool MayTalkBack => SeesCounty;

    /// <summary>Whether the lesson is one that the caller may know of: a room and its helpers its own, a pupil the one it sits in, people any.</summary>
    public bool HasPartIn(LiveLesson lesson) => (FollowedRoomId is not { } roomId || lesson.RoleOf(roomId) is not null) && (Seat is null || Seat.LessonId == lesson.LessonId);

    /// <summary>What the caller is in a lesson.</summary>
    public LessonActor ActorIn(LiveLesson lesson) => Role switch
    {
        Role.Director or Role.Administrator => new LessonActor(Id, LessonAuthority.Director),
        Role.Room => lesson.ActorOf(Id),
        Role.Helper when BelongsTo is { } room && lesson.RoleOf(room.RoomId) == LessonRole.Receiver => new LessonActor(Id, LessonAuthority.Helper, room.RoomId),
        Role.Pupil when Seat?.LessonId == lesson.LessonId => new LessonActor(Id, LessonAuthority.Pupil, Seat.RoomId, Seat.Seat),
        _ => new LessonActor(Id, LessonAuthority.Observer),
    };
}
