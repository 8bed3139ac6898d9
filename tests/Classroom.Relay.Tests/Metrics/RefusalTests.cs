using System.Net.Http.Json;
using System.Text.Json;
using Classroom.Relay.Tests.Courseware;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Courseware;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Ink;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing.Files;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Metrics;

/// <summary>Whatever is refused in a lesson has its code, is taken down under it, and leaves the lesson as it was.</summary>
public sealed class RefusalTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private static readonly InkMark Mark = new("m1", InkKind.Pen, 0, 120, "AAA");

    [Fact]
    public async Task BadInput_OfEveryKind_IsRefusedCountedUnderItsCodeAndTheLessonGoesOn()
    {
        await using var lesson = await relay.BeginAsync(1);
        await Lesson.DoAsync(lesson.Lecturer, new AskQuestion(new Question(QuestionKind.Single, "哪一个是质数？", ["9", "11", "15"])));
        await Lesson.DoAsync(lesson.Lecturer, new StopQuestion("q1"));
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Quiz.Question?.Phase == QuestionPhase.Stopped);
        var seat = new JoinSeat(lesson.State.Quiz.Rooms[1].Code, 7);
        (await PostAsync(seat)).EnsureSuccessStatusCode();
        using var shelf = await ShelfAsync("lecture-01");
        var seq = relay.Board.Find(lesson.State.LessonId)!.State.Seq;

        await RefusedAsync("invalid", () => lesson.Lecturer.Hub.Send(Command(lesson, new DrawMark("screen", Mark with { Points = new string('A', 100_000) }))));
        await RefusedAsync("forbidden", () => lesson.First.Hub.Send(Command(lesson, new EndLesson())));
        await RefusedAsync("forbidden", () => lesson.First.Hub.Send(Command(lesson, new DrawMark("screen", Mark))));
        await RefusedAsync("questionStopped", () => lesson.First.Hub.Send(Command(lesson, new AnswerTogether("q1", 1))));
        await RefusedAsync("seatTaken", () => PostAsync(seat));
        await RefusedAsync("activeContent", () => shelf.UploadAsync("图.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray()));
        await RefusedAsync("activeContent", () => shelf.UploadAsync("课件.pdf", "<!doctype html><script>alert(1)</script>"u8.ToArray()));
        await RefusedAsync("packedTooLarge", () => shelf.UploadAsync("炸弹.docx", SampleOffice.Bomb()));
        await RefusedAsync("wrongExtension", () => shelf.UploadAsync("课件.pdf", SamplePicture.Bmp(8, 8)));
        await RefusedAsync("badSize", () => shelf.TryBeginAsync(new NewCourseware("大.pdf", ContractLimits.MaxCoursewareBytes + 1)));
        Assert.Equal(seq, relay.Board.Find(lesson.State.LessonId)!.State.Seq);

        await Lesson.DoAsync(lesson.Lecturer, new DrawMark("screen", Mark));
        await lesson.UntilAllAsync(inbox => inbox.Lesson!.Ink.Surfaces.Count == 1);
    }

    [Fact]
    public async Task Metrics_AfterARefusal_TellIt()
    {
        using var scraper = Client(relay.TokenOf(Role.Observer));
        using var stranger = Client("forged");
        var before = Times("unauthorized");

        await stranger.GetAsync("/metrics");

        var metrics = Exposition.Parse(await scraper.GetStringAsync("/metrics"));
        Assert.Equal(before + 1, metrics["classroom_refusals_total{code=\"unauthorized\"}"]);
    }

    private static CommandRequest Command(Lesson lesson, LessonCommand command) => new(lesson.State.LessonId, Guid.NewGuid().ToString("n"), command);

    private async Task RefusedAsync(string code, Func<Task<Reply<CommandAccepted>>> call)
    {
        var before = Times(code);
        var reply = await call().WaitAsync(LiveRelay.Patience);
        Assert.Equal(code, reply.Error?.Code.ToString(), ignoreCase: true);
        Assert.Equal(before + 1, Times(code));
    }

    private async Task RefusedAsync(string code, Func<Task<HttpResponseMessage>> call)
    {
        var before = Times(code);
        using var answer = await call().WaitAsync(LiveRelay.Patience);
        var problem = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"\"code\":\"{code}\"", problem, StringComparison.Ordinal);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{4}", JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString());
        Assert.Equal(before + 1, Times(code));
    }

    private long Times(string code) => relay.Refusals.Counts.FirstOrDefault(count => count.Code == code)?.Times ?? 0;

    private async Task<HttpResponseMessage> PostAsync(JoinSeat seat)
    {
        using var http = Client(null);
        return await http.PostAsJsonAsync("/api/seats", seat, ContractJson.Options);
    }

    private async Task<CoursewareClient> ShelfAsync(string roomId) => new(Client(await RoomSignIn.TokenAsync(relay.Address, roomId)));

    private HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = relay.Address, Timeout = LiveRelay.Patience };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
        return client;
    }
}
