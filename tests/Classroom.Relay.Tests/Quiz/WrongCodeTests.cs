using System.Net;
using System.Net.Http.Json;
using Classroom.Relay.Accounts;
using Classroom.Relay.Tests.Accounts;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Tests.Quiz;

public sealed class WrongCodeTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    [Fact]
    public async Task Join_WithManyWrongCodes_IsHeldBackAndRightOnesCostNothing()
    {
        await using var lesson = await relay.BeginAsync(1);
        using var http = new HttpClient { BaseAddress = relay.Address, Timeout = LiveRelay.Patience };
        Task<HttpResponseMessage> JoinAsync(string code, int seat) => http.PostAsJsonAsync("/api/seats", new JoinSeat(code, seat), ContractJson.Options);

        for (var seat = 1; seat <= 50; seat++)
        {
            Assert.Equal(HttpStatusCode.OK, (await JoinAsync(lesson.State.Quiz.Rooms[1].Code, seat)).StatusCode);
        }

        for (var i = 0; i < RateLimits.WrongCodesPerMinute; i++)
        {
            Assert.Equal("wrongCode", await (await JoinAsync($"no{i}", 1)).CodeAsync());
        }

        Assert.Equal((HttpStatusCode)429, (await JoinAsync("no", 1)).StatusCode);
        Assert.Equal("tooManyRequests", await (await JoinAsync(lesson.State.Quiz.Rooms[1].Code, 51)).CodeAsync());
    }
}
