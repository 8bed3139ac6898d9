using Classroom.EndToEnd.Tests.Clips;
using Classroom.EndToEnd.Tests.Hosts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.EndToEnd.Tests;

/// <summary>
/// Live lessons to direct. Lecture room and first village of each play films, which costs next to nothing; the second village is a real page, on which is seen
/// and heard what goes on air.
/// </summary>
internal sealed class DirectedLessons : IAsyncDisposable
{
    public const string OtherLectureRoom = "lecture-02";
    public const string OtherVillageRoom = "receiving-03";
    public const string OtherWatchingRoom = "receiving-04";

    /// <summary>The main picture of the programme in a room's page.</summary>
    public const string Programme = "[data-testid=programme-0] video";

    private static readonly Dictionary<string, TestClip> Clips = new()
    {
        [LessonStage.LectureRoom] = TestClip.Lecture,
        [LessonStage.FirstVillageRoom] = TestClip.FirstVillage,
        [OtherLectureRoom] = TestClip.OtherLecture,
        [OtherVillageRoom] = TestClip.OtherVillage,
    };

    private readonly Dictionary<string, LessonClient> _rooms = [];
    private readonly PeerThread _peers = new();

    private DirectedLessons(LessonStage stage) => Stage = stage;

    public LessonStage Stage { get; }

    /// <summary>The second village of the first lesson.</summary>
    public Tab Village { get; private set; } = null!;

    /// <summary>The second village of the other lesson, when there is one.</summary>
    public Tab OtherVillage { get; private set; } = null!;

    public LessonClient Lecture => _rooms[LessonStage.LectureRoom];

    public LessonClient FirstVillage => _rooms[LessonStage.FirstVillageRoom];

    public LessonClient OtherLecture => _rooms[OtherLectureRoom];

    /// <summary>Begins a lesson, or two.</summary>
    public static async Task<DirectedLessons> BeginAsync(bool two)
    {
        var lessons = new DirectedLessons(await LessonStage.SetAsync("--video-codec", "vp8"));
        lessons.Village = await lessons.Stage.EnterRoomAsync(LessonStage.SecondVillageRoom, TestClip.SecondVillage);
        await lessons.BeginAsync(LessonStage.LectureRoom, LessonStage.FirstVillageRoom);
        if (two)
        {
            lessons.OtherVillage = await lessons.Stage.EnterRoomAsync(OtherWatchingRoom, null);
            await lessons.BeginAsync(OtherLectureRoom, OtherVillageRoom);
        }

        return lessons;
    }

    /// <summary>The room enters and publishes its film: as the same room that was there before, where there was one.</summary>
    public async Task EnterAsync(string roomId)
    {
        _rooms[roomId] = await LessonClient.EnterAsync(Stage.Relay.Address, await RoomSignIn.TokenAsync(Stage.Relay.Address, roomId), _peers).WaitAsync(LessonStage.Patience);
        if (roomId is LessonStage.LectureRoom or OtherLectureRoom && _rooms[roomId].Inbox.Lesson is null)
        {
            await _rooms[roomId].Hub.StartLesson(new StartLessonRequest()).WaitAsync(LessonStage.Patience);
        }

        await _rooms[roomId].Inbox.Until(inbox => inbox.Lesson is { Ended: false }).WaitAsync(LessonStage.Patience);
        var film = await ClipFilm.OfAsync(Clips[roomId]);
        var camera = new FilmCamera(film.Pictures, TestClip.FramesPerSecond, 0);
        await _rooms[roomId].PublishAsync(camera).WaitAsync(LessonStage.Patience);
        await _rooms[roomId].PublishAsync(new FilmMicrophone(film.Packets, camera)).WaitAsync(LessonStage.Patience);
    }

    /// <summary>The room's page is closed.</summary>
    public async Task LeaveAsync(string roomId)
    {
        await _rooms[roomId].DisposeAsync();
        _rooms.Remove(roomId);
    }

    /// <summary>The lecture room shares a screen that shows the clip.</summary>
    /// <returns>Ends the sharing.</returns>
    public async Task<Func<Task>> ShareAsync(TestClip clip)
    {
        var screen = new FilmCamera((await ClipFilm.OfAsync(clip)).Pictures, TestClip.FramesPerSecond, 0, SourceKind.Screen);
        var sourceId = await Lecture.PublishAsync(screen).WaitAsync(LessonStage.Patience);
        return () => Lecture.WithdrawAsync(screen, sourceId).WaitAsync(LessonStage.Patience);
    }

    /// <summary>A room gives a command to its lesson.</summary>
    public static async Task DoAsync(LessonClient room, LessonCommand command) => LessonClient.Value(
        await room.Hub.Send(new CommandRequest(room.Inbox.Lesson!.LessonId, Guid.NewGuid().ToString("n"), command)).WaitAsync(LessonStage.Patience));

    public async ValueTask DisposeAsync()
    {
        foreach (var room in _rooms.Values)
        {
            await room.DisposeAsync();
        }

        await Stage.DisposeAsync();
        _peers.Dispose();
    }

    private async Task BeginAsync(string lectureRoom, string villageRoom)
    {
        await EnterAsync(lectureRoom);
        await EnterAsync(villageRoom);
        await _rooms[lectureRoom].Inbox.Until(inbox => inbox.Lesson!.Sources.Count(source => source.Kind == SourceKind.Camera) == 3).WaitAsync(LessonStage.Patience);
    }
}
