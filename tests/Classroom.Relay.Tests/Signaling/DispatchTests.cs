using Classroom.Relay.Live;
using Classroom.Relay.Media.Routing;
using Classroom.Relay.Signaling;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Dispatch;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Media;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>What the information centre does with lessons of other rooms, and what nobody else may do in its name.</summary>
public sealed class DispatchTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private static readonly RtpParameters Voice = new(
        "0",
        [new RtpCodecParameters("audio/opus", 111, 48_000, 2, new Dictionary<string, FormatParameter>(), [])],
        [],
        [new RtpEncodingParameters(Ssrc: 4711)],
        new RtcpParameters("voice"));

    [Fact]
    public async Task Lesson_StartedAndEndedForASchool_IsInItsLogUnderTheDirector()
    {
        await using var lecturer = await relay.EnterAsync("lecture-03");
        await using var director = await relay.EnterAsync(Role.Director);

        var state = LessonClient.Value(await director.Hub.StartLesson(new StartLessonRequest("lecture-03")).WaitAsync(LiveRelay.Patience));
        await lecturer.Inbox.Until(inbox => inbox.Lesson?.LessonId == state.LessonId).WaitAsync(LiveRelay.Patience);
        LessonClient.Value(await director.Hub.Send(new CommandRequest(state.LessonId, "mic", new SetMicrophone("receiving-05", false))).WaitAsync(LiveRelay.Patience));
        LessonClient.Value(await director.Hub.Send(new CommandRequest(state.LessonId, "end", new EndLesson())).WaitAsync(LiveRelay.Patience));

        await lecturer.Inbox.Until(inbox => inbox.Lesson!.Ended).WaitAsync(LiveRelay.Patience);
        var log = await relay.ReadLogAsync(state.LessonId);
        Assert.Equal(["Director", "Director", "Director"], log.Where(next => next.Body is LessonStarted or MicrophoneSet { RoomId: "receiving-05" } or LessonEnded).Select(next => next.Actor));
    }

    [Fact]
    public async Task Room_BroughtIntoALesson_EntersItByItself_AndLeavesItWithItsEnd()
    {
        await using var lesson = await relay.BeginAsync(4);
        await using var extra = await relay.EnterAsync("receiving-12");
        await using var director = await relay.EnterAsync(Role.Director);

        LessonClient.Value(await director.Hub.Send(Bring(lesson, "receiving-12")).WaitAsync(LiveRelay.Patience));

        await extra.Inbox.Until(inbox => inbox.Lesson?.LessonId == lesson.State.LessonId).WaitAsync(LiveRelay.Patience);
        await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Rooms.Any(room => room is { RoomId: "receiving-12", Present: true })).WaitAsync(LiveRelay.Patience);
        LessonClient.Value(await lesson.Lecturer.Hub.Send(new CommandRequest(lesson.State.LessonId, "end", new EndLesson())).WaitAsync(LiveRelay.Patience));
        await extra.Inbox.Until(inbox => inbox.Lesson!.Ended).WaitAsync(LiveRelay.Patience);
        Assert.Null(relay.Board.OfRoom("receiving-12"));
    }

    [Fact]
    public async Task Room_OfAnotherLesson_CannotBeTakenFromIt_AndLectureRoomsCannotBeBrought()
    {
        await using var one = await relay.BeginAsync(5);
        await using var other = await relay.BeginAsync(6);
        await using var director = await relay.EnterAsync(Role.Director);

        Assert.Equal(ErrorCode.Conflict, await RefusalAsync(director, Bring(one, "receiving-11")));
        Assert.Equal(ErrorCode.NotFound, await RefusalAsync(director, Bring(one, "lecture-09")));
        Assert.Equal(ErrorCode.NotFound, await RefusalAsync(director, Bring(one, "nowhere")));
        Assert.All(other.State.Rooms, room => Assert.True(room.Present));
        foreach (var lesson in new[] { one, other })
        {
            LessonClient.Value(await director.Hub.Send(new CommandRequest(lesson.State.LessonId, "end", new EndLesson())).WaitAsync(LiveRelay.Patience));
        }
    }

    [Fact]
    public async Task Dispatch_ForgedByOthers_IsRefusedAndChangesNothing()
    {
        await using var lesson = await relay.BeginAsync(1);
        await using var observer = await relay.EnterAsync(Role.Observer);
        await using var teacher = await relay.EnterAsync(Role.Teacher);
        var seq = lesson.State.Seq;

        foreach (var forger in new[] { observer, teacher, lesson.First, lesson.Lecturer })
        {
            Assert.Equal(ErrorCode.Forbidden, await RefusalAsync(forger, Bring(lesson, "receiving-12")));
            var talk = await forger.Hub.Produce(new ProduceRequest("x", "audio", SourceKind.TalkBack, Voice, lesson.State.LessonId)).WaitAsync(LiveRelay.Patience);
            Assert.Equal(ErrorCode.Forbidden, talk.Error!.Code);
        }

        foreach (var forger in new[] { observer, teacher, lesson.First })
        {
            Assert.Equal(ErrorCode.Forbidden, await RefusalAsync(forger, new CommandRequest(lesson.State.LessonId, "end", new EndLesson())));
            Assert.Equal(ErrorCode.Forbidden, (await forger.Hub.StartLesson(new StartLessonRequest("lecture-10")).WaitAsync(LiveRelay.Patience)).Error!.Code);
        }

        foreach (var forger in new[] { observer, teacher })
        {
            Assert.Equal(ErrorCode.Forbidden, await RefusalAsync(forger, new CommandRequest(lesson.State.LessonId, "mic", new SetMicrophone("receiving-01", true))));
            Assert.Equal(ErrorCode.Forbidden, (await forger.Hub.CreateTransport(new CreateTransportRequest(TransportDirection.Send)).WaitAsync(LiveRelay.Patience)).Error!.Code);
        }

        Assert.Equal(seq, lesson.State.Seq);
    }

    [Fact]
    public async Task TalkBack_OfADirector_IsReceivedByTheLectureRoomAndNobodyElse()
    {
        await using var lesson = await relay.BeginAsync(2);
        await using var director = await relay.EnterAsync(Role.Director);
        await using var second = await relay.EnterAsync(Role.Administrator);
        var transport = LessonClient.Value(await director.Hub.CreateTransport(new CreateTransportRequest(TransportDirection.Send)).WaitAsync(LiveRelay.Patience));
        var request = new ProduceRequest(transport.TransportId, "audio", SourceKind.TalkBack, Voice, lesson.State.LessonId);

        var produced = LessonClient.Value(await director.Hub.Produce(request).WaitAsync(LiveRelay.Patience));

        await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Dispatch.TalkBack is { Name: "Director" } talk && talk.SourceId == produced.SourceId).WaitAsync(LiveRelay.Patience);
        Assert.Null(await ConsumeAsync(lesson.Lecturer, transport.RouterId, produced.SourceId));
        foreach (var other in new[] { lesson.First, lesson.Second, second, director })
        {
            Assert.Equal(ErrorCode.Forbidden, await ConsumeAsync(other, transport.RouterId, produced.SourceId));
        }

        var rival = LessonClient.Value(await second.Hub.CreateTransport(new CreateTransportRequest(TransportDirection.Send)).WaitAsync(LiveRelay.Patience));
        Assert.Equal(ErrorCode.Conflict, (await second.Hub.Produce(request with { TransportId = rival.TransportId }).WaitAsync(LiveRelay.Patience)).Error!.Code);
        Assert.Equal(ErrorCode.NotFound, (await second.Hub.Produce(request with { TransportId = rival.TransportId, LessonId = "nowhere" }).WaitAsync(LiveRelay.Patience)).Error!.Code);

        LessonClient.Value(await director.Hub.CloseSource(new CloseSourceRequest(produced.SourceId)).WaitAsync(LiveRelay.Patience));
        await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Dispatch.TalkBack is null).WaitAsync(LiveRelay.Patience);
        Assert.Null(lesson.First.Inbox.Lesson!.Dispatch.TalkBack);
    }

    [Fact]
    public async Task TalkBack_OfALessonThatEnds_EndsWithIt()
    {
        await using var lesson = await relay.BeginAsync(3);
        await using var director = await relay.EnterAsync(Role.Director);
        var transport = LessonClient.Value(await director.Hub.CreateTransport(new CreateTransportRequest(TransportDirection.Send)).WaitAsync(LiveRelay.Patience));
        var produced = LessonClient.Value(await director.Hub.Produce(new ProduceRequest(transport.TransportId, "audio", SourceKind.TalkBack, Voice, lesson.State.LessonId)).WaitAsync(LiveRelay.Patience));

        LessonClient.Value(await director.Hub.Send(new CommandRequest(lesson.State.LessonId, "end", new EndLesson())).WaitAsync(LiveRelay.Patience));

        await LiveRelay.EventuallyAsync(() => relay.Sources.Find(produced.SourceId) is null);
    }

    private static CommandRequest Bring(Lesson lesson, string roomId) => new(lesson.State.LessonId, $"bring-{roomId}", new BringRoom(roomId));

    private static async Task<ErrorCode?> RefusalAsync(LessonClient client, CommandRequest request) => (await client.Hub.Send(request).WaitAsync(LiveRelay.Patience)).Error?.Code;

    private static async Task<ErrorCode?> ConsumeAsync(LessonClient client, string routerId, string sourceId)
    {
        var (_, transportId) = await client.ReceiverAsync(routerId).WaitAsync(LiveRelay.Patience);
        return (await client.Hub.Consume(new ConsumeRequest(transportId, [sourceId], ContractMapping.ToWire(RouterCapabilities.Default))).WaitAsync(LiveRelay.Patience)).Error?.Code;
    }
}
