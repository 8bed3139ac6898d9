using Classroom.Relay.Media.Routing;
using Classroom.Relay.Media.Routing.Parameters;
using Classroom.Relay.Signaling;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>Lessons over the real hub and real UDP.</summary>
public sealed class LiveLessonTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    [Theory]
    [InlineData(VideoCodec.H264)]
    [InlineData(VideoCodec.Vp8)]
    public async Task Start_LecturerAndTwoReceivers_SheSeesAndHearsThemAndTheyHer(VideoCodec codec)
    {
        await using var lesson = await relay.BeginAsync(1);
        await lesson.PublishAllAsync(codec);

        foreach (var room in lesson.Rooms)
        {
            var receptions = await Lesson.ReceiveOthersAsync(room);

            Assert.Equal(room == lesson.Lecturer ? 4 : 2, receptions.Count);
            await Task.WhenAll(receptions.Where(one => one.Kind == MediaKind.Video).Select(one => one.FirstPicture)).WaitAsync(LiveRelay.Patience);
            await Task.WhenAll(receptions.Select(one => one.More(50))).WaitAsync(LiveRelay.Patience);
        }

        await EndAsync(lesson);
    }

    [Fact]
    public async Task Connection_LostAndBackWithTheSameInstance_CostsNoMediaAndNoEvent()
    {
        await using var lesson = await relay.BeginAsync(2);
        await lesson.PublishAllAsync();
        var heard = await Lesson.ReceiveOthersAsync(lesson.First);
        var shown = await Lesson.ReceiveOthersAsync(lesson.Lecturer);
        var seq = lesson.State.Seq;
        var batches = lesson.First.Inbox.Batches;

        await lesson.First.LoseConnectionAsync().WaitAsync(LiveRelay.Patience);
        await Task.WhenAll(heard.Concat(shown).Select(one => one.More(50))).WaitAsync(LiveRelay.Patience);
        await lesson.First.ReturnAsync().WaitAsync(LiveRelay.Patience);

        Assert.True(lesson.First.Welcome.Resumed);
        await lesson.First.Inbox.Until(inbox => inbox.Batches == batches + 1).WaitAsync(LiveRelay.Patience);
        await Task.WhenAll(heard.Concat(shown).Select(one => one.More(50))).WaitAsync(LiveRelay.Patience);
        Assert.Equal((seq, 1), (lesson.First.Inbox.Lesson!.Seq, lesson.First.Inbox.Entries));
        await EndAsync(lesson);
    }

    [Fact]
    public async Task Enter_SameInstanceWhileTheOldConnectionStillStands_Resumes()
    {
        await using var first = await relay.EnterAsync("lecture-07");
        await using var again = await relay.EnterAsync("lecture-07", first.InstanceId);

        Assert.False(first.Welcome.Resumed);
        Assert.True(again.Welcome.Resumed);
        Assert.Equal(ErrorCode.Unauthorized, (await first.Hub.StartLesson(new StartLessonRequest()).WaitAsync(LiveRelay.Patience)).Error?.Code);
    }

    [Fact]
    public async Task Enter_AnotherDeviceOfTheRoom_ReplacesTheFirstWithItsSources()
    {
        await using var lesson = await relay.BeginAsync(3);
        await lesson.PublishAllAsync();
        var room = lesson.First.Welcome.Room!.RoomId;

        await using var other = await relay.EnterAsync(room);
        await lesson.First.Hub.Closed.WaitAsync(LiveRelay.Patience);

        Assert.Equal(ErrorCode.Replaced, lesson.First.Inbox.Parting?.Code);
        Assert.False(other.Welcome.Resumed);
        await other.Inbox.Until(inbox => inbox.Lesson is not null).WaitAsync(LiveRelay.Patience);
        await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Sources.All(source => source.RoomId != room)).WaitAsync(LiveRelay.Patience);
        Assert.True(lesson.State.Rooms.Single(one => one.RoomId == room).Present);
        await EndAsync(lesson);
    }

    [Fact]
    public async Task Enter_ManyDevicesOfOneRoomAtOnce_LeavesNobodyBehind()
    {
        var tries = Enumerable.Range(0, 12).Select(_ => relay.EnterAsync("lecture-08")).ToArray();
        foreach (var attempt in tries)
        {
            // One that is replaced while it enters gets no answer any more.
            await attempt.ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(LiveRelay.Patience);
            if (attempt.IsCompletedSuccessfully)
            {
                await (await attempt).DisposeAsync();
            }
        }

        Assert.Contains(tries, attempt => attempt.IsCompletedSuccessfully);
        await LiveRelay.EventuallyAsync(() => !relay.Board.IsPresent("lecture-08"));
    }

    [Fact]
    public async Task Leave_Receiver_EndsItsSourcesThenItsPresenceAndTheLessonGoesOn()
    {
        await using var lesson = await relay.BeginAsync(4);
        await lesson.PublishAllAsync();
        var room = lesson.Second.Welcome.Room!.RoomId;

        Assert.Null((await lesson.Second.Hub.Leave().WaitAsync(LiveRelay.Patience)).Error);

        await lesson.Lecturer.Inbox.Until(inbox => !inbox.Lesson!.Rooms.Single(one => one.RoomId == room).Present).WaitAsync(LiveRelay.Patience);
        Assert.DoesNotContain(lesson.State.Sources, source => source.RoomId == room);
        Assert.False(lesson.State.Ended);
        await LiveRelay.EventuallyAsync(() => relay.Sources.OfRoom(room).Count == 0);
        await EndAsync(lesson);
    }

    [Fact]
    public async Task EndLesson_ByTheLecturer_EndsItForAllAndStopsEverySource()
    {
        await using var lesson = await relay.BeginAsync(5);
        await lesson.PublishAllAsync();
        await Lesson.ReceiveOthersAsync(lesson.First);

        var send = new CreateTransportRequest(TransportDirection.Send);
        var refused = await lesson.First.Hub.Send(new CommandRequest(lesson.State.LessonId, "try", new EndLesson())).WaitAsync(LiveRelay.Patience);
        await EndAsync(lesson);

        Assert.Equal(ErrorCode.Forbidden, refused.Error?.Code);
        await lesson.First.Inbox.Until(inbox => inbox.ClosedConsumers.Count == 2).WaitAsync(LiveRelay.Patience);
        await LiveRelay.EventuallyAsync(() => lesson.Rooms.All(room => relay.Sources.OfRoom(room.Welcome.Room!.RoomId).Count == 0));
        Assert.Equal(ErrorCode.NotFound, (await lesson.First.Hub.CreateTransport(send).WaitAsync(LiveRelay.Patience)).Error?.Code);
    }

    [Fact]
    public async Task Consume_SourceOfAnotherLesson_IsForbidden()
    {
        await using var lesson = await relay.BeginAsync(6);
        await lesson.Lecturer.PublishAsync(new Camera(VideoCodec.H264)).WaitAsync(LiveRelay.Patience);
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Sources.Count == 1);
        await using var stranger = await relay.EnterAsync("lecture-09");
        LessonClient.Value(await stranger.Hub.StartLesson(new StartLessonRequest()).WaitAsync(LiveRelay.Patience));

        Assert.Equal(ErrorCode.Forbidden, await ConsumeAsync(stranger, lesson.State.Sources[0]));
        Assert.Null(await ConsumeAsync(lesson.First, lesson.State.Sources[0]));

        await EndAsync(lesson);
    }

    [Theory]
    [InlineData(Role.Observer)]
    [InlineData(Role.Teacher)]
    public async Task Observer_MayNotStartPublishConsumeOrEnd(Role role)
    {
        var number = role == Role.Observer ? 10 : 11;
        await using var lecturer = await relay.EnterAsync($"lecture-{number}");
        var state = LessonClient.Value(await lecturer.Hub.StartLesson(new StartLessonRequest()).WaitAsync(LiveRelay.Patience));
        await lecturer.PublishAsync(new Microphone()).WaitAsync(LiveRelay.Patience);
        await lecturer.Inbox.Until(inbox => inbox.Lesson?.Sources.Count == 1).WaitAsync(LiveRelay.Patience);
        await using var observer = await relay.EnterAsync(role);

        Assert.Null(observer.Welcome.County);
        Assert.Equal(ErrorCode.Forbidden, (await observer.Hub.StartLesson(new StartLessonRequest("lecture-12")).WaitAsync(LiveRelay.Patience)).Error?.Code);
        Assert.Equal(ErrorCode.Forbidden, (await observer.Hub.CreateTransport(new CreateTransportRequest(TransportDirection.Send)).WaitAsync(LiveRelay.Patience)).Error?.Code);
        Assert.Equal(ErrorCode.Forbidden, await ConsumeAsync(observer, lecturer.Inbox.Lesson!.Sources[0]));
        Assert.Equal(ErrorCode.Forbidden, (await observer.Hub.Send(new CommandRequest(state.LessonId, "end", new EndLesson())).WaitAsync(LiveRelay.Patience)).Error?.Code);
        Assert.Null(relay.Board.OfRoom("lecture-12"));
    }

    [Fact]
    public async Task Director_SeesTheWallAndAnyPictureAndMayStartAndEnd()
    {
        await using var lecturer = await relay.EnterAsync("lecture-13");
        await using var director = await relay.EnterAsync(Role.Director);

        Assert.Equal(27, director.Welcome.County?.Rooms.Count);
        var state = LessonClient.Value(await director.Hub.StartLesson(new StartLessonRequest("lecture-13")).WaitAsync(LiveRelay.Patience));
        await lecturer.Inbox.Until(inbox => inbox.Lesson is not null).WaitAsync(LiveRelay.Patience);
        await lecturer.PublishAsync(new Camera(VideoCodec.Vp8)).WaitAsync(LiveRelay.Patience);
        await lecturer.Inbox.Until(inbox => inbox.Lesson!.Sources.Count == 1).WaitAsync(LiveRelay.Patience);
        var seen = await director.ReceiveAsync(lecturer.Inbox.Lesson!.Sources, layer: 0).WaitAsync(LiveRelay.Patience);
        await seen.Values.Single().FirstPicture.WaitAsync(LiveRelay.Patience);
        LessonClient.Value(await director.Hub.Send(new CommandRequest(state.LessonId, "end", new EndLesson())).WaitAsync(LiveRelay.Patience));

        await lecturer.Inbox.Until(inbox => inbox.Lesson!.Ended).WaitAsync(LiveRelay.Patience);
    }

    [Fact]
    public async Task Wall_RoomThatComesAndGoes_IsToldEveryTime()
    {
        await using var director = await relay.EnterAsync(Role.Director);

        for (var i = 0; i < 3; i++)
        {
            await using (await relay.EnterAsync("lecture-15"))
            {
                await UntilAsync(RoomPresence.Online);
            }

            await UntilAsync(RoomPresence.Offline);
        }

        Task UntilAsync(RoomPresence presence) =>
            director.Inbox.Until(inbox => inbox.Rooms.GetValueOrDefault("lecture-15")?.Presence == presence).WaitAsync(LiveRelay.Patience);
    }

    [Fact]
    public async Task Send_SameCommandTwice_IsAppliedOnce()
    {
        await using var lecturer = await relay.EnterAsync("lecture-14");
        var state = LessonClient.Value(await lecturer.Hub.StartLesson(new StartLessonRequest()).WaitAsync(LiveRelay.Patience));
        var command = new CommandRequest(state.LessonId, "once", new EndLesson());

        var accepted = LessonClient.Value(await lecturer.Hub.Send(command).WaitAsync(LiveRelay.Patience));
        var again = await lecturer.Hub.Send(command).WaitAsync(LiveRelay.Patience);

        Assert.True(again.Value == accepted || again.Error?.Code == ErrorCode.NotFound, $"{again}");
    }

    private static async Task EndAsync(Lesson lesson)
    {
        var command = new CommandRequest(lesson.State.LessonId, "end", new EndLesson());
        LessonClient.Value(await lesson.Lecturer.Hub.Send(command).WaitAsync(LiveRelay.Patience));
        await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Ended).WaitAsync(LiveRelay.Patience);
    }

    private static async Task<ErrorCode?> ConsumeAsync(LessonClient client, LessonSource source)
    {
        var (_, transportId) = await client.ReceiverAsync(source.RouterId).WaitAsync(LiveRelay.Patience);
        var request = new ConsumeRequest(transportId, [source.SourceId], ContractMapping.ToWire(RouterCapabilities.Default));
        return (await client.Hub.Consume(request).WaitAsync(LiveRelay.Patience)).Error?.Code;
    }
}
