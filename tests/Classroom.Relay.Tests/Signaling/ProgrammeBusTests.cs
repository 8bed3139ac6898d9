using Classroom.Relay.Lessons;
using Classroom.Relay.Lessons.Facts;
using Classroom.Relay.Live;
using Classroom.Relay.Programme;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Programme;
using Classroom.Shared.Contracts.Lessons.Roll;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>The bus of a live lesson, with rooms over real UDP.</summary>
public sealed class ProgrammeBusTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private static readonly LessonActor Director = new("chen", LessonAuthority.Director);

    [Fact]
    public async Task Cut_BetweenRooms_KeepsOneTrackAtAReceiverAndAtAnObserver()
    {
        await using var lesson = await relay.BeginAsync(1);
        await lesson.PublishAllAsync();
        await using var observer = await relay.EnterAsync(Role.Observer);
        var bus = relay.Buses.Of(lesson.State.LessonId)!;
        Assert.Null(bus.Cut(Id(lesson, lesson.Lecturer, SourceKind.Camera), Id(lesson, lesson.Lecturer, SourceKind.Microphone)));

        foreach (var viewer in new[] { lesson.Second, observer })
        {
            var seen = await viewer.ReceiveAsync(Programme(lesson)).WaitAsync(LiveRelay.Patience);
            Assert.Equal(2, seen.Count);
            await Task.WhenAll(seen.Values.Select(track => track.More(50))).WaitAsync(LiveRelay.Patience);

            Assert.Null(bus.Prepare(Id(lesson, lesson.First, SourceKind.Camera)));
            Assert.Null(bus.Cut(Id(lesson, lesson.First, SourceKind.Camera), Id(lesson, lesson.Lecturer, SourceKind.Microphone)));
            await Task.WhenAll(seen.Values.Select(track => track.More(50))).WaitAsync(LiveRelay.Patience);
            Assert.Empty(viewer.Inbox.ClosedConsumers);
        }

        await using var stranger = await relay.EnterAsync("receiving-03");
        await Assert.ThrowsAsync<RefusedException>(() => stranger.ReceiveAsync(Programme(lesson)).WaitAsync(LiveRelay.Patience));
        await using var teacher = await relay.EnterAsync(Role.Teacher);
        await Assert.ThrowsAsync<RefusedException>(() => teacher.ReceiveAsync(Programme(lesson)).WaitAsync(LiveRelay.Patience));
    }

    [Fact]
    public async Task Cut_ToWhatCannotGoOnAir_IsRefusedWithAReasonAndChangesNothing()
    {
        await using var lesson = await relay.BeginAsync(2);
        await lesson.PublishAllAsync();
        await using var other = await relay.BeginAsync(3);
        await other.PublishAllAsync();
        await using var wrong = await relay.BeginAsync(4);
        await wrong.PublishAllAsync(VideoCodec.Vp8);
        var bus = relay.Buses.Of(lesson.State.LessonId)!;
        var (camera, microphone) = (Id(lesson, lesson.First, SourceKind.Camera), Id(lesson, lesson.First, SourceKind.Microphone));
        Assert.Null(bus.Cut(camera, microphone));

        Assert.Equal(ErrorCode.NotFound, bus.Cut("nobody", microphone)?.Code);
        Assert.Equal(ErrorCode.Invalid, bus.Cut(microphone, camera)?.Code);
        Assert.Equal(ErrorCode.Invalid, bus.Cut(Id(other, other.First, SourceKind.Camera), null)?.Code);
        Assert.Equal(ErrorCode.Invalid, bus.Cut(ProgrammeBus.VideoIdOf(lesson.State.LessonId), null)?.Code);
        Assert.Equal(ErrorCode.Invalid, bus.Prepare(Id(other, other.First, SourceKind.Camera))?.Code);
        Assert.Equal(ErrorCode.NoCommonCodec, relay.Buses.Of(wrong.State.LessonId)!.Cut(Id(wrong, wrong.First, SourceKind.Camera), null)?.Code);

        Assert.Equal((camera, microphone), (bus.VideoOnAir, bus.AudioOnAir));
    }

    [Fact]
    public async Task Source_ThatEndsOnAir_LeavesTheBusAndTheReceiverKeepsItsTrack()
    {
        await using var lesson = await relay.BeginAsync(5);
        var camera = new Camera(VideoCodec.H264);
        var cameraId = await lesson.First.PublishAsync(camera).WaitAsync(LiveRelay.Patience);
        await lesson.Lecturer.PublishAsync(new Camera(VideoCodec.H264)).WaitAsync(LiveRelay.Patience);
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Sources.Count == 2);
        var bus = relay.Buses.Of(lesson.State.LessonId)!;
        Assert.Null(bus.Cut(cameraId, null));
        var onAir = bus.VideoOnAir;
        var seen = (await lesson.Second.ReceiveAsync(Programme(lesson)[..1]).WaitAsync(LiveRelay.Patience)).Values.Single();
        await seen.More(50).WaitAsync(LiveRelay.Patience);

        await lesson.First.WithdrawAsync(camera, cameraId).WaitAsync(LiveRelay.Patience);

        Assert.Equal(cameraId, onAir);
        await LiveRelay.EventuallyAsync(() => bus.VideoOnAir is null);
        Assert.Null(bus.Cut(Id(lesson, lesson.Lecturer, SourceKind.Camera), null));
        await seen.More(50).WaitAsync(LiveRelay.Patience);
        Assert.Empty(lesson.Second.Inbox.ClosedConsumers);

        Assert.Null(relay.Board.Find(lesson.State.LessonId)!.Report(new EndLesson()).Refusal);
        await lesson.Second.Inbox.Until(inbox => inbox.ClosedConsumers.Count == 1).WaitAsync(LiveRelay.Patience);
        Assert.Null(relay.Sources.Find(ProgrammeBus.VideoIdOf(lesson.State.LessonId)));
        await LiveRelay.EventuallyAsync(() => relay.Buses.Of(lesson.State.LessonId) is null);
    }

    [Fact]
    public async Task Take_OfAnotherScene_EndsTheRightToTheFormerOnes()
    {
        await using var lesson = await relay.BeginAsync(6);
        await lesson.PublishAllAsync();
        var live = relay.Board.Find(lesson.State.LessonId)!;
        live.Report(new ArrivePerson(new LessonPerson("chen", "陈导播", PersonPart.Director, null)));
        Do(live, new TakeDesk(), new SetProgrammeMode(ProgrammeMode.Manual), new SetPreview(One(lesson.First)), new Take(0));
        var camera = lesson.State.Sources.Single(source => source.SourceId == Id(lesson, lesson.First, SourceKind.Camera));
        var seen = await lesson.Second.ReceiveAsync([.. Programme(lesson), camera]).WaitAsync(LiveRelay.Patience);
        await seen[camera.SourceId].More(20).WaitAsync(LiveRelay.Patience);

        Do(live, new SetPreview(One(lesson.Lecturer)), new Take(0));

        await lesson.Second.Inbox.Until(inbox => inbox.ClosedConsumers.Count > 0).WaitAsync(LiveRelay.Patience);
        await seen[ProgrammeBus.VideoIdOf(lesson.State.LessonId)].More(50).WaitAsync(LiveRelay.Patience);
        Assert.Single(lesson.Second.Inbox.ClosedConsumers);
        await Assert.ThrowsAsync<RefusedException>(() => lesson.Second.ReceiveAsync([camera]).WaitAsync(LiveRelay.Patience));
    }

    private static Scene One(LessonClient room) => new(SceneLayout.One, [new SceneSlot(SlotKind.Camera, room.Welcome.Room!.RoomId)], SceneSound.Following, "");

    private static string Id(Lesson lesson, LessonClient room, SourceKind kind) =>
        lesson.State.Sources.Single(source => source.RoomId == room.Welcome.Room!.RoomId && source.Kind == kind).SourceId;

    /// <summary>The programme's picture and sound as sources of the lesson's router.</summary>
    private static LessonSource[] Programme(Lesson lesson) =>
    [
        lesson.State.Sources[0] with { SourceId = ProgrammeBus.VideoIdOf(lesson.State.LessonId) },
        lesson.State.Sources[0] with { SourceId = ProgrammeBus.AudioIdOf(lesson.State.LessonId) },
    ];

    private void Do(LiveLesson lesson, params LessonCommand[] commands)
    {
        foreach (var command in commands)
        {
            relay.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Null(lesson.Apply(Director, command).Refusal);
        }
    }
}
