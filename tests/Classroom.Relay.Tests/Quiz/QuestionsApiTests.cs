using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Quiz;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Quiz;

public sealed class QuestionsApiTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private static readonly PreparedQuestion Primes = new(new Question(QuestionKind.Single, "哪一个是质数？", ["9", "11"]), new Answer([1]), Cards: true, "c-1", 3);

    [Fact]
    public async Task List_OfALectureRoom_IsKeptWholeAndReadBackByItAndDirectors()
    {
        using var room = await RoomAsync("lecture-01");
        Assert.Empty((await ReadAsync(room, "lecture-01"))!.Questions);

        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(room, "lecture-01", Primes, Primes with { Right = null, Cards = false })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(room, "lecture-01", Primes)).StatusCode);

        using var director = Client(relay.TokenOf(Role.Director));
        var kept = Assert.Single((await ReadAsync(director, "lecture-01"))!.Questions);
        Assert.Equal(("哪一个是质数？", 1, true, 3), (kept.Question.Prompt, kept.Right!.Choices![0], kept.Cards, kept.Page));
    }

    [Fact]
    public async Task FirstList_WrittenByTwoAtOnce_IsOneOfThem()
    {
        using var room = await RoomAsync("lecture-04");

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(page => WriteAsync(room, "lecture-04", Primes with { Page = page })));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.InRange(Assert.Single((await ReadAsync(room, "lecture-04"))!.Questions).Page!.Value, 1, 8);
    }

    [Fact]
    public async Task List_OfAnotherRoom_IsForbiddenAndOfAReceivingRoomNotFound()
    {
        using var room = await RoomAsync("lecture-02");
        Assert.Equal(HttpStatusCode.Forbidden, (await room.GetAsync("/api/rooms/lecture-01/questions")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await WriteAsync(room, "lecture-01")).StatusCode);
        using var receiving = await RoomAsync("receiving-01");
        Assert.Equal(HttpStatusCode.NotFound, (await receiving.GetAsync("/api/rooms/receiving-01/questions")).StatusCode);
        using var observer = Client(relay.TokenOf(Role.Observer));
        Assert.Equal(HttpStatusCode.Forbidden, (await observer.GetAsync("/api/rooms/lecture-01/questions")).StatusCode);
    }

    [Fact]
    public async Task List_WithWhatCannotBeAsked_IsRefusedAndTheOldOneStays()
    {
        using var room = await RoomAsync("lecture-03");
        await WriteAsync(room, "lecture-03", Primes);

        foreach (var bad in new[]
        {
            Primes with { Right = new Answer([2]) },
            Primes with { Question = Primes.Question with { Options = ["one"] } },
            Primes with { Page = 0 },
            Primes with { CoursewareId = new string('x', 65) },
            Primes with { Question = new Question(QuestionKind.Text, "", []), Right = null },
        })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await WriteAsync(room, "lecture-03", Primes, bad)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await WriteAsync(room, "lecture-03", [.. Enumerable.Repeat(Primes, ContractLimits.MaxPrepared + 1)])).StatusCode);
        Assert.Single((await ReadAsync(room, "lecture-03"))!.Questions);
    }

    private static Task<PreparedQuestions?> ReadAsync(HttpClient client, string roomId) =>
        client.GetFromJsonAsync<PreparedQuestions>($"/api/rooms/{roomId}/questions", ContractJson.Options);

    private static Task<HttpResponseMessage> WriteAsync(HttpClient client, string roomId, params PreparedQuestion[] questions) =>
        client.PutAsJsonAsync($"/api/rooms/{roomId}/questions", new PreparedQuestions(questions), ContractJson.Options);

    private async Task<HttpClient> RoomAsync(string roomId) => Client(await RoomSignIn.TokenAsync(relay.Address, roomId));

    private HttpClient Client(string token)
    {
        var client = new HttpClient { BaseAddress = relay.Address, Timeout = LiveRelay.Patience };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
