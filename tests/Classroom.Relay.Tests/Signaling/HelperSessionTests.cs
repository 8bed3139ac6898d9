using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Lessons.Roll;
using Classroom.Shared.Contracts.Lessons.Talk;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Signaling;

/// <summary>A helper's phone on the real hub.</summary>
public sealed class HelperSessionTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    [Fact]
    public async Task Enter_BeforeTheLesson_IsToldItWhenItBeginsAndIsNotTheRoomsPresence()
    {
        await using var helper = await HelperAsync("receiving-01");
        Assert.Equal((Role.Helper, "receiving-01"), (helper.Welcome.Role, helper.Welcome.Room!.RoomId));
        Assert.False(relay.Board.IsPresent("receiving-01"));

        await using var lesson = await relay.BeginAsync(1);
        await helper.Inbox.Until(inbox => inbox.Lesson is not null).WaitAsync(LiveRelay.Patience);

        await SendAsync(helper, new RaiseHand(12));
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Floor.Hands is [{ RoomId: "receiving-01", Seat: 12 }]);
        await lesson.First.DisposeAsync();
        await helper.Inbox.Until(inbox => !inbox.Lesson!.Rooms.Single(room => room.RoomId == "receiving-01").Present).WaitAsync(LiveRelay.Patience);
        await EndAsync(lesson);
    }

    [Fact]
    public async Task Helper_MayDoNothingButItsRoomsPart()
    {
        await using var lesson = await relay.BeginAsync(2);
        await using var helper = await HelperAsync("receiving-03");
        await helper.Inbox.Until(inbox => inbox.Lesson is not null).WaitAsync(LiveRelay.Patience);
        var routerId = relay.Plane.ChooseWorker().RouterId;

        foreach (var command in new LessonCommand[] { new EndLesson(), new CallRoom("receiving-03"), new SetMicrophone("receiving-04", false), new ReplyToQuestion(1) })
        {
            var reply = await helper.Hub.Send(new CommandRequest(lesson.State.LessonId, Guid.NewGuid().ToString("n"), command)).WaitAsync(LiveRelay.Patience);
            Assert.Equal(ErrorCode.Forbidden, reply.Error?.Code);
        }

        Assert.Equal(ErrorCode.Forbidden, (await helper.Hub.StartLesson(new StartLessonRequest("lecture-05"))).Error?.Code);
        Assert.Equal(ErrorCode.Forbidden, (await helper.Hub.CreateTransport(new CreateTransportRequest(TransportDirection.Send))).Error?.Code);
        Assert.Equal(ErrorCode.Forbidden, (await helper.Hub.CreateTransport(new CreateTransportRequest(TransportDirection.Receive, routerId))).Error?.Code);
        await EndAsync(lesson);
    }

    [Fact]
    public async Task Note_ToAHelper_ReachesNoOtherAndLeavesNoGap()
    {
        await using var lesson = await relay.BeginAsync(3);
        await using var helper = await HelperAsync("receiving-05");
        await using var elsewhere = await HelperAsync("receiving-06");
        await Task.WhenAll(helper.Inbox.Until(inbox => inbox.Lesson is not null), elsewhere.Inbox.Until(inbox => inbox.Lesson is not null)).WaitAsync(LiveRelay.Patience);

        await SendAsync(lesson.Lecturer, new SendNote("receiving-05", NoteKind.HandOver, ""));
        await SendAsync(helper, new RaiseHand());

        // The hand comes after the note: whoever has it has been told all there was for it.
        await Task.WhenAll(lesson.Rooms.Append(helper).Append(elsewhere).Select(one => one.Inbox.Until(inbox => inbox.Lesson!.Floor.Hands.Count == 1))).WaitAsync(LiveRelay.Patience);
        Assert.Equal(NoteKind.HandOver, Assert.Single(helper.Inbox.Lesson!.Talk.Notes).Kind);
        Assert.Single(lesson.State.Talk.Notes);
        Assert.All([elsewhere, lesson.First, lesson.Second], one => Assert.Empty(one.Inbox.Lesson!.Talk.Notes));
        Assert.Single(lesson.Rooms.Append(helper).Append(elsewhere).Select(one => one.Inbox.Lesson!.Seq).Distinct());

        // A newcomer's snapshot leaves it out as well.
        await using var late = await HelperAsync("receiving-06");
        await late.Inbox.Until(inbox => inbox.Lesson is not null).WaitAsync(LiveRelay.Patience);
        Assert.Empty(late.Inbox.Lesson!.Talk.Notes);
        await EndAsync(lesson);
    }

    [Fact]
    public async Task Roll_KnowsWhenAHelperCameAndWentAndNotThatItsLineBroke()
    {
        await using var lesson = await relay.BeginAsync(4);
        await using var helper = await HelperAsync("receiving-07");
        await helper.Inbox.Until(inbox => inbox.Lesson is not null).WaitAsync(LiveRelay.Patience);
        await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Roll.People is [{ Name: "王老师", RoomId: "receiving-07" }]).WaitAsync(LiveRelay.Patience);
        Assert.Empty(lesson.Second.Inbox.Lesson!.Roll.People);

        await helper.LoseConnectionAsync().WaitAsync(LiveRelay.Patience);
        await helper.ReturnAsync().WaitAsync(LiveRelay.Patience);
        await SendAsync(helper, new SetAttendance([new SeatMark(1, "马小燕", Attendance.Present), new SeatMark(2, "李强", Attendance.Absent)]));
        await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Roll.Attendance is [{ RoomId: "receiving-07", Seats.Count: 2 }]).WaitAsync(LiveRelay.Patience);
        Assert.Single(lesson.State.Roll.People);

        await helper.DisposeAsync();
        await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Roll.People.Count == 0).WaitAsync(LiveRelay.Patience);
        Assert.Empty(lesson.First.Inbox.Lesson!.Roll.Attendance);
        await EndAsync(lesson);
    }

    [Fact]
    public async Task Enter_OfOneHelperMoreThanARoomTakes_IsRefused()
    {
        var helpers = new List<LessonClient>();
        for (var n = 0; n < 4; n++)
        {
            helpers.Add(await HelperAsync("receiving-11"));
        }

        var refused = await Assert.ThrowsAsync<RefusedException>(() => HelperAsync("receiving-11"));
        Assert.Equal(ErrorCode.TooMany, refused.Error.Code);
        await using var elsewhere = await HelperAsync("receiving-12");

        await helpers[0].DisposeAsync();
        helpers[0] = await HelperAsync("receiving-11");
        helpers.ForEach(helper => _ = helper.DisposeAsync());
    }

    [Fact]
    public async Task Enter_OfTheSamePhoneAgain_TakesOver()
    {
        var token = await RoomSignIn.HelperTokenAsync(relay.Address, "receiving-09");
        await using var first = await LessonClient.EnterAsync(relay.Address, token, relay.Peers);
        await using var again = await LessonClient.EnterAsync(relay.Address, token, relay.Peers);

        await first.Hub.Closed.WaitAsync(LiveRelay.Patience);
        Assert.Equal(ErrorCode.Replaced, first.Inbox.Parting?.Code);
    }

    private async Task<LessonClient> HelperAsync(string roomId) =>
        await LessonClient.EnterAsync(relay.Address, await RoomSignIn.HelperTokenAsync(relay.Address, roomId), relay.Peers).WaitAsync(LiveRelay.Patience);

    private static async Task SendAsync(LessonClient client, LessonCommand command) => LessonClient.Value(
        await client.Hub.Send(new CommandRequest(client.Inbox.Lesson!.LessonId, Guid.NewGuid().ToString("n"), command)).WaitAsync(LiveRelay.Patience));

    private static Task EndAsync(Lesson lesson) => SendAsync(lesson.Lecturer, new EndLesson());
}
