using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Tests.Accounts;

public sealed class SameOriginTests : IAsyncLifetime
{
    private const string PairingCode = "/api/rooms/lecture-01/pairing-code";

    private TestRelay _relay = null!;

    public async Task InitializeAsync() => _relay = await TestRelay.StartAsync();

    public async Task DisposeAsync() => await _relay.DisposeAsync();

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Post_FromAnotherSitesPage_IsRefusedWithAndWithoutACookie(string origin)
    {
        using var administrator = await _relay.SignedInAsync(Role.Administrator);
        administrator.DefaultRequestHeaders.Remove("Origin");
        administrator.DefaultRequestHeaders.Add("Origin", origin);
        using var stranger = _relay.Browser(origin);

        var withCookie = await administrator.PostAsync(PairingCode, null);
        var withoutCookie = await stranger.PostAsJsonAsync("/api/session", new Credentials("admin", "guess"));

        Assert.Equal(HttpStatusCode.Forbidden, withCookie.StatusCode);
        Assert.Equal("foreignOrigin", await withCookie.CodeAsync());
        Assert.Equal(HttpStatusCode.Forbidden, withoutCookie.StatusCode);
    }

    [Fact]
    public async Task Post_WithACookieAndNoOrigin_IsRefused()
    {
        using var administrator = await _relay.SignedInAsync(Role.Administrator);
        administrator.DefaultRequestHeaders.Remove("Origin");

        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.PostAsync(PairingCode, null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/api/session")).StatusCode);
    }

    [Fact]
    public async Task Post_WithABearerTokenAndNoOrigin_IsAllowed()
    {
        using var caller = _relay.Bearer(_relay.Tokens.Issue(new TokenHolder(Role.Administrator, "管理员"), TimeSpan.FromHours(1)).Token);

        Assert.Equal(HttpStatusCode.OK, (await caller.PostAsync(PairingCode, null)).StatusCode);
    }

    [Fact]
    public async Task WebSocket_FromAnotherSitesPage_IsRefused()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");
        socket.Options.CollectHttpResponseDetails = true;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(_relay.Address) { Scheme = "ws", Path = "/hub/nothing-said" }.Uri, limit.Token));

        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }
}
