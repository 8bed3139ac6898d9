using System.Net;
using Classroom.Relay.Accounts;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Shared.Contracts.Hub;

namespace Classroom.Relay.Tests.Accounts;

public sealed class AuthorizationTests : IAsyncLifetime
{
    private readonly SettableTime _time = new();
    private TestRelay _relay = null!;

    public async Task InitializeAsync() => _relay = await TestRelay.StartAsync(time: _time);

    public async Task DisposeAsync() => await _relay.DisposeAsync();

    [Theory]
    [InlineData("/guarded/nothing-said")]
    [InlineData("/no/such/route")]
    public async Task Route_ThatNamesNoPolicy_DeniesStrangers(string path)
    {
        using var browser = _relay.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData(Policies.Administration, new[] { Role.Administrator })]
    [InlineData(Policies.Operation, new[] { Role.Administrator, Role.Director })]
    [InlineData(Policies.Wall, new[] { Role.Administrator, Role.Director, Role.Observer })]
    [InlineData(Policies.Publishing, new[] { Role.Administrator, Role.Room })]
    [InlineData(Policies.Presence, new[] { Role.Room })]
    [InlineData(Policies.Preparing, new[] { Role.Administrator, Role.Director, Role.Teacher, Role.Room })]
    [InlineData(Policies.Reading, new[] { Role.Administrator, Role.Director, Role.Teacher, Role.Observer, Role.Room })]
    [InlineData(Policies.Assistance, new[] { Role.Helper })]
    [InlineData(Policies.Asking, new[] { Role.Room, Role.Helper })]
    [InlineData(Policies.Closing, new[] { Role.Room, Role.Helper, Role.Director, Role.Administrator })]
    public async Task Policy_ForEachRole_AllowsTheNamedOnesAndNobodyElse(string policy, Role[] allowed)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            using var caller = _relay.Bearer(TokenOf(role));

            var answer = await caller.GetAsync($"/guarded/{policy}");

            Assert.Equal(allowed.Contains(role) ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var stranger = _relay.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"/guarded/{policy}")).StatusCode);
    }

    [Fact]
    public async Task Policy_ForAPersonWithACookie_GoesByTheirRole()
    {
        using var observer = await _relay.SignedInAsync(Role.Observer);

        Assert.Equal(HttpStatusCode.NoContent, (await observer.GetAsync($"/guarded/{Policies.Wall}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await observer.GetAsync($"/guarded/{Policies.Operation}")).StatusCode);
    }

    [Fact]
    public async Task Bearer_AfterItsExpiry_IsRefused()
    {
        using var caller = _relay.Bearer(_relay.Tokens.Issue(new TokenHolder(Role.Director, "导播"), TimeSpan.FromMinutes(1)).Token);
        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync("/guarded/nothing-said")).StatusCode);

        _time.Advance(TimeSpan.FromMinutes(1));
        var answer = await caller.GetAsync("/guarded/nothing-said");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("unauthorized", await answer.CodeAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-token")]
    // {"alg":"none"} and {"role":"Administrator","aud":"classroom-relay","iss":"classroom-relay","exp":9999999999}
    [InlineData("eyJhbGciOiJub25lIn0.eyJyb2xlIjoiQWRtaW5pc3RyYXRvciIsImF1ZCI6ImNsYXNzcm9vbS1yZWxheSIsImlzcyI6ImNsYXNzcm9vbS1yZWxheSIsImV4cCI6OTk5OTk5OTk5OX0.")]
    public async Task Bearer_ThatTheRelayDidNotSign_IsRefused(string token)
    {
        using var caller = new HttpClient { BaseAddress = _relay.Address };
        caller.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.GetAsync("/guarded/nothing-said")).StatusCode);
    }

    [Fact]
    public async Task Bearer_OfAnotherRelay_IsRefused()
    {
        await using var other = await TestRelay.StartAsync(time: _time);
        using var caller = _relay.Bearer(other.Tokens.Issue(new TokenHolder(Role.Administrator, "别县"), TimeSpan.FromHours(1)).Token);

        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.GetAsync("/guarded/nothing-said")).StatusCode);
    }

    [Fact]
    public async Task Bearer_OfARoomThatDoesNotExist_IsRefused()
    {
        using var caller = _relay.Bearer(_relay.Tokens.Issue(new TokenHolder(Role.Room, "没有", "nowhere"), TimeSpan.FromHours(1)).Token);

        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.GetAsync("/guarded/nothing-said")).StatusCode);
    }

    [Fact]
    public async Task AccessTokenInTheQuery_OnTheHub_SignsInAndNowhereElse()
    {
        using var caller = _relay.Browser();
        var token = TokenOf(Role.Director);

        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync($"/hub/nothing-said?access_token={token}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.GetAsync($"/guarded/nothing-said?access_token={token}")).StatusCode);
    }

    private string TokenOf(Role role)
        => _relay.Tokens.Issue(new TokenHolder(role, role.ToString(), role is Role.Room ? "lecture-01" : null, BelongsTo: role is Role.Helper ? "receiving-01" : null), TimeSpan.FromHours(1)).Token;
}
