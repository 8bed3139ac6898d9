using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using Classroom.Shared.Kiosk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Classroom.Shared.Tests.Kiosk;

public sealed class KioskHostTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _appFolder = Directory.CreateTempSubdirectory("kiosk-");
    private EchoRelay _relay = null!;
    private WebApplication _kiosk = null!;
    private HttpClient _browser = null!;

    private Uri Address => new(_kiosk.Urls.First());

    private string Origin => Address.GetLeftPart(UriPartial.Authority);

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_appFolder.FullName, "index.html"), "<title>课堂</title>");
        _relay = await EchoRelay.StartAsync();
        _kiosk = KioskHost.Build(new KioskOptions(_relay.Address, 0, OpensBrowser: false, "/room"), "/room", _appFolder.FullName);
        await _kiosk.StartAsync();
        _browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address, Timeout = Patience };
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _kiosk.DisposeAsync();
        await _relay.DisposeAsync();
        _appFolder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/room")]
    [InlineData("/room/lesson/7")]
    public async Task AppPath_Always_IsServedFromThisPc(string path)
        => Assert.Equal("<title>课堂</title>", await _browser.GetStringAsync(path));

    [Fact]
    public async Task Root_Always_LeadsToTheApp()
        => Assert.Equal("/room", (await _browser.GetAsync("/")).Headers.Location?.ToString());

    [Theory]
    [InlineData("/api/session?x=1&y=%E4%B8%AD")]
    [InlineData("/hub/negotiate?negotiateVersion=1")]
    [InlineData("/whip/%E6%95%99%E5%AE%A4")]
    [InlineData("/ca")]
    public async Task RelayPath_Always_ArrivesAsItWasSent(string path)
    {
        var seen = await (await _browser.PostAsync(path, new StringContent("正文"))).Content.ReadFromJsonAsync<SeenRequest>();

        Assert.Equal("POST", seen!.Method);
        Assert.Equal(path, seen.Target);
        Assert.Equal("正文", seen.Body);
        Assert.Equal(_relay.Address.Authority, seen.Host);
    }

    [Fact]
    public async Task Origin_OfOurPage_BecomesTheRelaysOwn()
    {
        _browser.DefaultRequestHeaders.Add("Origin", Origin);

        var seen = await _browser.GetFromJsonAsync<SeenRequest>("/api/x");

        Assert.Equal(_relay.Address.GetLeftPart(UriPartial.Authority), seen!.Origin);
    }

    [Fact]
    public async Task Origin_OfAForeignPage_StaysForeign()
    {
        _browser.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        Assert.Equal("https://elsewhere.example", (await _browser.GetFromJsonAsync<SeenRequest>("/api/x"))!.Origin);
    }

    [Fact]
    public async Task Host_ThatIsNoLocalName_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/x") { Headers = { Host = "elsewhere.example" } };

        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await _browser.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Cookie_OfASecureRelay_IsUsableHereAndSentBack()
    {
        var answer = await _browser.GetAsync("/api/cookie");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));

        var seen = await _browser.GetFromJsonAsync<SeenRequest>("/api/x");

        Assert.Equal("classroom=value; path=/; samesite=strict; httponly", cookie);
        Assert.Equal("classroom=value", seen!.Cookie);
    }

    [Theory]
    [InlineData("/api/status/204", HttpStatusCode.NoContent)]
    [InlineData("/api/status/401", HttpStatusCode.Unauthorized)]
    [InlineData("/api/status/429", HttpStatusCode.TooManyRequests)]
    public async Task Status_OfTheRelay_IsPassedOn(string path, HttpStatusCode status)
        => Assert.Equal(status, (await _browser.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Location_OnTheRelay_BecomesOneOfThisHost()
        => Assert.Equal("/whip/resource/1", (await _browser.GetAsync("/whip/location")).Headers.Location?.ToString());

    [Fact]
    public async Task WebSocket_ThroughTheHost_CarriesMessagesBothWaysAndCloses()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", Origin);
        var message = Encoding.UTF8.GetBytes(new string('课', 20_000));

        await socket.ConnectAsync(new UriBuilder(Address) { Scheme = "ws", Path = "/hub/echo" }.Uri, limit.Token);
        await socket.SendAsync(message, WebSocketMessageType.Binary, true, limit.Token);
        var echoed = await ReceiveAsync(socket, limit.Token);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "下课", limit.Token);

        Assert.Equal(message, echoed);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
        Assert.Equal(_relay.Address.GetLeftPart(UriPartial.Authority), _relay.WebSocketOrigin);
    }

    [Fact]
    public async Task WebSocket_TheRelayRefuses_IsRefused()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(Address) { Scheme = "ws", Path = "/api/status/401" }.Uri, limit.Token));

        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Relay_ThatIsGone_IsABadGateway()
    {
        await _relay.DisposeAsync();

        Assert.Equal(HttpStatusCode.BadGateway, (await _browser.GetAsync("/api/info")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync("/room")).StatusCode);
    }

    private static async Task<byte[]> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var part = new byte[4096];
        ValueWebSocketReceiveResult result;
        do
        {
            result = await socket.ReceiveAsync(part.AsMemory(), cancellation);
            whole.Write(part, 0, result.Count);
        }
        while (!result.EndOfMessage);
        return whole.ToArray();
    }
}
