using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Classroom.Relay.Accounts;
using Classroom.Relay.Live;
using Classroom.Relay.Tests.Accounts;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Quiz;

/// <summary>Pupils' devices from the code on the screen to the bars, over the real hub.</summary>
public sealed class PupilTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private static readonly Question Primes = new(QuestionKind.Single, "哪一个是质数？", ["9", "11", "15", "21"]);

    [Fact]
    public async Task Answers_OfDevicesAndRoom_AreCountedThenBarsWithoutAnybodysName()
    {
        await using var lesson = await relay.BeginAsync(1);
        await using var first = await SitAsync(lesson, 1, 7);
        await using var second = await SitAsync(lesson, 1, 8);
        await GiveAsync(lesson.Lecturer, lesson, new AskQuestion(Primes, new Answer([1])));
        await first.Inbox.Until(inbox => inbox.Sheet?.Question?.Phase == QuestionPhase.Open).WaitAsync(LiveRelay.Patience);

        await AnswerAsync(first, lesson, 0);
        await AnswerAsync(first, lesson, 1);
        await AnswerAsync(second, lesson, 2);
        await GiveAsync(lesson.Second, lesson, new CountHands("q1", [1, 20, 3, 0]));
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Quiz.Rooms is [_, { Seats.Count: 2 }, { Hands: 24 }]);
        await GiveAsync(lesson.Lecturer, lesson, new StopQuestion("q1"));
        Assert.Equal(ErrorCode.QuestionStopped, await RefusalAsync(first, lesson, new GiveAnswer("q1", new Answer([3]))));
        await GiveAsync(lesson.Lecturer, lesson, new RevealQuestion("q1"));

        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Quiz.Question?.Result is not null);
        Assert.Equal([1, 21, 4, 0], lesson.State.Quiz.Question!.Result!.Total.Bars);
        Assert.Equal(21, lesson.State.Quiz.Question.Result.Total.Right);
        await first.Inbox.Until(inbox => inbox.Sheet?.Question?.Result is { Rooms: [], Total.Answered: 26 }).WaitAsync(LiveRelay.Patience);
        Assert.Equal([1], first.Inbox.Sheet!.Answer!.Choices);
        Assert.Null(first.Inbox.Lesson);
        await EndAsync(lesson);
    }

    [Fact]
    public async Task Wire_BeforeReveal_HoldsNoAnswerForAnyListener()
    {
        // 秘 as System.Text.Json writes it.
        const string Escaped = @"\u79D8";
        await using var lesson = await relay.BeginAsync(2);
        await using var pupil = await SitAsync(lesson, 1, 7);
        using var room = await RawHub.ConnectAsync(relay.Address, await RoomSignIn.TokenAsync(relay.Address, "receiving-04"));
        await room.CallAsync("Enter", $$"""[{"instanceId":"{{Guid.NewGuid():n}}"}]""");
        using var teacher = await RawHub.ConnectAsync(relay.Address, await RoomSignIn.TokenAsync(relay.Address, "lecture-02"));
        await teacher.CallAsync("Enter", $$"""[{"instanceId":"{{Guid.NewGuid():n}}"}]""");

        await using var director = await relay.EnterAsync(Role.Director);

        await GiveAsync(director, lesson, new AskQuestion(new Question(QuestionKind.Text, "", []), new Answer(Text: "秘密答案")));
        await GiveAsync(pupil, lesson, new GiveAnswer("q1", new Answer(Text: "秘密回答")));
        await GiveAsync(director, lesson, new StopQuestion("q1"));

        foreach (var heard in new[] { await room.HearUntilAsync("questionStopped"), await teacher.HearUntilAsync("questionStopped") })
        {
            Assert.Contains("ballotsCounted", heard, StringComparison.Ordinal);
            Assert.DoesNotContain("seatAnswered", heard, StringComparison.Ordinal);
            Assert.DoesNotContain("rightAnswerKept", heard, StringComparison.Ordinal);
            Assert.DoesNotContain(Escaped, heard, StringComparison.Ordinal);
        }

        await GiveAsync(director, lesson, new EndLesson());
    }

    [Fact]
    public async Task Device_Reloaded_FindsItsSeatItsQuestionAndItsAnswer()
    {
        await using var lesson = await relay.BeginAsync(3);
        var seat = await TakeAsync(lesson, 1, 7);
        await GiveAsync(lesson.Lecturer, lesson, new AskQuestion(Primes));
        await using (var before = await EnterAsync(seat.Token))
        {
            await AnswerAsync(before, lesson, 2);
        }

        await using var after = await EnterAsync(seat.Token);
        await after.Inbox.Until(inbox => inbox.Sheet is not null).WaitAsync(LiveRelay.Patience);

        Assert.Equal(("q1", 2), (after.Inbox.Sheet!.Question!.QuestionId, after.Inbox.Sheet.Answer!.Choices![0]));
        Assert.Equal((7, lesson.State.Rooms[1].Name), (after.Inbox.Sheet.Seat, after.Inbox.Sheet.RoomName));
        await EndAsync(lesson);
    }

    [Fact]
    public async Task SecondDevice_ForASeat_IsRefusedUntilTheRoomFreesItAndTheFirstIsShownOut()
    {
        await using var lesson = await relay.BeginAsync(4);
        var seat = await TakeAsync(lesson, 1, 7);
        await using var first = await EnterAsync(seat.Token);

        var refused = await PostAsync(new JoinSeat(CodeOf(lesson, 1), 7));
        Assert.Equal((HttpStatusCode.Conflict, "seatTaken"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Contains("座位", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var again = await PostAsync(new JoinSeat(CodeOf(lesson, 1), 7, seat.Token));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        await GiveAsync(lesson.First, lesson, new FreeSeat(lesson.State.Rooms[1].RoomId, 7));
        await first.Inbox.Until(inbox => inbox.Parting is { Code: ErrorCode.SeatTaken }).WaitAsync(LiveRelay.Patience);
        await TakeAsync(lesson, 1, 7);
        Assert.Equal(ErrorCode.SeatTaken, (await Assert.ThrowsAsync<RefusedException>(() => EnterAsync(seat.Token))).Error.Code);
        await EndAsync(lesson);
    }

    [Fact]
    public async Task SecondDevice_WhenTheFirstWasSilentForAMinute_TakesTheSeat()
    {
        await using var lesson = await relay.BeginAsync(5);
        var seat = await TakeAsync(lesson, 1, 7);
        var first = await EnterAsync(seat.Token);
        relay.Clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(new JoinSeat(CodeOf(lesson, 1), 7))).StatusCode);
        await first.DisposeAsync();

        relay.Clock.Advance(PupilDesk.SilentAfter - TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(new JoinSeat(CodeOf(lesson, 1), 7))).StatusCode);
        relay.Clock.Advance(TimeSpan.FromSeconds(20));
        await TakeAsync(lesson, 1, 7);
        await EndAsync(lesson);
    }

    [Fact]
    public async Task Device_ThatTypedAnotherSeat_MovesAndLeavesTheWrongOneFree()
    {
        await using var lesson = await relay.BeginAsync(6);
        var wrong = await TakeAsync(lesson, 1, 17);
        var right = await (await PostAsync(new JoinSeat(CodeOf(lesson, 1), 7, wrong.Token))).Content.ReadFromJsonAsync<HeldSeat>(ContractJson.Options);

        Assert.Equal(7, right!.Seat);
        await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Quiz.Rooms[1].Devices is [{ Seat: 7 }]).WaitAsync(LiveRelay.Patience);
        await EndAsync(lesson);
    }

    [Fact]
    public async Task Pupil_MayCallNothingElseOnTheHubAndNoRoute()
    {
        await using var lesson = await relay.BeginAsync(1);
        var seat = await TakeAsync(lesson, 1, 7);
        using var hub = await RawHub.ConnectAsync(relay.Address, seat.Token);
        Assert.Equal("ok", await hub.CallAsync("Enter", $$"""[{"instanceId":"{{Guid.NewGuid():n}}"}]"""));

        foreach (var (method, arguments) in new[]
        {
            ("StartLesson", """[{"roomId":"lecture-01"}]"""),
            ("CreateTransport", """[{"direction":"receive"}]"""),
            ("CreateTransport", """[{"direction":"send"}]"""),
            ("Consume", """[{"transportId":"x","sourceIds":["s"],"rtpCapabilities":{"codecs":[],"headerExtensions":[]}}]"""),
            ("Send", $$$"""[{"lessonId":"{{{lesson.State.LessonId}}}","commandId":"1","command":{"type":"endLesson"}}]"""),
            ("Send", $$$"""[{"lessonId":"{{{lesson.State.LessonId}}}","commandId":"2","command":{"type":"raiseHand"}}]"""),
            ("Send", $$$"""[{"lessonId":"{{{lesson.State.LessonId}}}","commandId":"3","command":{"type":"callRoom","roomId":"receiving-01"}}]"""),
        })
        {
            Assert.Equal("forbidden", await hub.CallAsync(method, arguments));
        }

        using var http = new HttpClient { BaseAddress = relay.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", seat.Token);
        foreach (var route in new[] { "/api/session", "/api/rooms", "/api/health", "/metrics", "/api/rooms/lecture-01/questions" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(route)).StatusCode);
        }

        await EndAsync(lesson);
    }

    [Fact]
    public async Task Pupil_OfALessonThatEnded_IsToldSoAndItsTokenOpensNothing()
    {
        await using var lesson = await relay.BeginAsync(2);
        var seat = await TakeAsync(lesson, 1, 7);
        await using var pupil = await EnterAsync(seat.Token);
        await EndAsync(lesson);

        await pupil.Inbox.Until(inbox => inbox.Sheet is { Ended: true }).WaitAsync(LiveRelay.Patience);
        Assert.Equal(ErrorCode.LessonEnded, (await Assert.ThrowsAsync<RefusedException>(() => EnterAsync(seat.Token))).Error.Code);
        Assert.Equal("wrongCode", await (await PostAsync(new JoinSeat(lesson.State.Quiz.Rooms is [_, { } room, ..] ? room.Code : "000000", 7))).CodeAsync());
    }

    [Fact]
    public async Task Pupil_WhoFloods_IsRefusedAndAnotherIsNot()
    {
        await using var lesson = await relay.BeginAsync(3);
        await using var flooding = await SitAsync(lesson, 1, 7);
        await using var quiet = await SitAsync(lesson, 1, 8);
        await GiveAsync(lesson.Lecturer, lesson, new AskQuestion(Primes));

        var replies = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => flooding.Hub.Send(new CommandRequest(lesson.State.LessonId, $"f{i}", new GiveAnswer("q1", new Answer([i % 4]))))))
            .WaitAsync(LiveRelay.Patience);

        Assert.Contains(replies, reply => reply.Error?.Code == ErrorCode.TooMany);
        Assert.InRange(replies.Count(reply => reply.Error is null), 1, 40);
        await AnswerAsync(quiet, lesson, 1);
        await EndAsync(lesson);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100)]
    public async Task Seat_OutOfRange_IsNotFound(int seat)
    {
        await using var lesson = await relay.BeginAsync(4);
        Assert.Equal("notFound", await (await PostAsync(new JoinSeat(CodeOf(lesson, 1), seat))).CodeAsync());
        await EndAsync(lesson);
    }

    [Fact]
    public async Task Class_AnsweringAtOnce_LosesAndDoublesNone()
    {
        const int Pupils = 60;
        await using var lesson = await relay.BeginAsync(5);
        var pupils = await Task.WhenAll(Enumerable.Range(1, Pupils).Select(seat => SitAsync(lesson, 1 + (seat % 2), seat)));
        await GiveAsync(lesson.Lecturer, lesson, new AskQuestion(Primes));

        // Each sends its answer twice under one identifier, as a page does that lost the reply.
        var replies = await Task.WhenAll(pupils.SelectMany((pupil, i) => Enumerable.Range(0, 2).Select(_ =>
            pupil.Hub.Send(new CommandRequest(lesson.State.LessonId, "once", new GiveAnswer("q1", new Answer([i % 4]))))))).WaitAsync(LiveRelay.Patience);
        Assert.All(replies, reply => Assert.Null(reply.Error));
        await GiveAsync(lesson.Lecturer, lesson, new StopQuestion("q1"));
        await GiveAsync(lesson.Lecturer, lesson, new RevealQuestion("q1"));

        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Quiz.Question?.Result is not null);
        Assert.Equal([15, 15, 15, 15], lesson.State.Quiz.Question!.Result!.Total.Bars);
        foreach (var pupil in pupils)
        {
            await pupil.DisposeAsync();
        }

        await EndAsync(lesson);
    }

    private static string CodeOf(Lesson lesson, int room) => lesson.State.Quiz.Rooms[room].Code;

    private static async Task GiveAsync(LessonClient client, Lesson lesson, LessonCommand command) =>
        LessonClient.Value(await client.Hub.Send(new CommandRequest(lesson.State.LessonId, Guid.NewGuid().ToString("n"), command)).WaitAsync(LiveRelay.Patience));

    private static Task AnswerAsync(LessonClient pupil, Lesson lesson, int choice) => GiveAsync(pupil, lesson, new GiveAnswer("q1", new Answer([choice])));

    private static async Task<ErrorCode?> RefusalAsync(LessonClient client, Lesson lesson, LessonCommand command) =>
        (await client.Hub.Send(new CommandRequest(lesson.State.LessonId, Guid.NewGuid().ToString("n"), command)).WaitAsync(LiveRelay.Patience)).Error?.Code;

    private static async Task EndAsync(Lesson lesson)
    {
        await GiveAsync(lesson.Lecturer, lesson, new EndLesson());
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Ended);
    }

    private async Task<HttpResponseMessage> PostAsync(JoinSeat request)
    {
        using var http = new HttpClient { BaseAddress = relay.Address, Timeout = LiveRelay.Patience };
        return await http.PostAsJsonAsync("/api/seats", request, ContractJson.Options);
    }

    private async Task<HeldSeat> TakeAsync(Lesson lesson, int room, int seat)
    {
        var answer = await PostAsync(new JoinSeat(CodeOf(lesson, room), seat));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<HeldSeat>(ContractJson.Options))!;
    }

    private Task<LessonClient> EnterAsync(string token) => LessonClient.EnterAsync(relay.Address, token, relay.Peers).WaitAsync(LiveRelay.Patience);

    private async Task<LessonClient> SitAsync(Lesson lesson, int room, int seat) => await EnterAsync((await TakeAsync(lesson, room, seat)).Token);
}
