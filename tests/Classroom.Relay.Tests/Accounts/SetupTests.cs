using System.Net;
using System.Net.Http.Json;
using Classroom.Relay.Accounts;
using Classroom.Relay.County.Database;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;
using Microsoft.Extensions.DependencyInjection;

namespace Classroom.Relay.Tests.Accounts;

public abstract class SetupTests(DatabaseProvider database) : IAsyncLifetime
{
    public sealed class OnSqlite() : SetupTests(DatabaseProvider.Sqlite);

    public sealed class OnPostgreSql() : SetupTests(DatabaseProvider.PostgreSql);

    private const string Password = "a long enough password";

    private TestRelay _relay = null!;
    private HttpClient _browser = null!;

    public async Task InitializeAsync()
    {
        _relay = await TestRelay.StartAsync(demo: false, database: database);
        _browser = _relay.Browser();
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _relay.DisposeAsync();
    }

    [Fact]
    public async Task Production_AtFirst_HasNoAccountNoRoomAndNeedsAnAdministrator()
    {
        var info = await _browser.GetFromJsonAsync<PublicInfo>("/api/info");

        Assert.True(info!.NeedsFirstAdministrator);
        Assert.False(info.Demo);
        Assert.Empty(info.DemoRooms);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.PostAsJsonAsync("/api/session", new Credentials("admin", "admin-qingqu"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.PostAsJsonAsync("/api/demo/pair", new DemoPairRequest("lecture-01"))).StatusCode);
    }

    [Fact]
    public async Task Setup_WithTheToken_MakesTheAdministratorOnceAndSignsThemIn()
    {
        var request = new FirstAdministrator(Token!, "li.na", "李娜", Password);

        var answer = await _browser.PostAsJsonAsync("/api/setup", request);

        Assert.Equal(new Me("li.na", "李娜", Role.Administrator), await answer.Content.ReadFromJsonAsync<Me>());
        Assert.Equal(Role.Administrator, (await _browser.GetFromJsonAsync<Me>("/api/session"))!.Role);
        Assert.False((await _browser.GetFromJsonAsync<PublicInfo>("/api/info"))!.NeedsFirstAdministrator);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.PostAsJsonAsync("/api/setup", request with { UserName = "second" })).StatusCode);
    }

    [Fact]
    public async Task Setup_ByManyAtOnce_MakesOneAdministrator()
    {
        var token = Token!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(number =>
            _browser.PostAsJsonAsync("/api/setup", new FirstAdministrator(token, $"name-{number}", "李娜", Password))));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(4, answers.Count(answer => answer.StatusCode is HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Setup_WithAWrongToken_IsNotFound()
        => Assert.Equal(HttpStatusCode.NotFound, (await _browser.PostAsJsonAsync("/api/setup", new FirstAdministrator("wrong", "li.na", "李娜", Password))).StatusCode);

    [Theory]
    [InlineData("short", "weakPassword")]
    [InlineData("aaaaaaaaaaaaaaaa", "weakPassword")]
    public async Task Setup_WithAWeakPassword_SaysSoAndKeepsTheTokenGood(string password, string code)
    {
        var request = new FirstAdministrator(Token!, "li.na", "李娜", password);

        var refused = await _browser.PostAsJsonAsync("/api/setup", request);
        var accepted = await _browser.PostAsJsonAsync("/api/setup", request with { Password = Password });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(code, await refused.CodeAsync());
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    public async Task Demo_Always_NeedsNoFirstAdministratorAndListsItsRooms()
    {
        await using var demo = await TestRelay.StartAsync(database: database);
        using var browser = demo.Browser();

        var info = await browser.GetFromJsonAsync<PublicInfo>("/api/info");

        Assert.False(info!.NeedsFirstAdministrator);
        Assert.Null(demo.Services.GetRequiredService<SetupLink>().Token);
        Assert.Equal(27, info.DemoRooms.Count);
    }

    private string? Token => _relay.Services.GetRequiredService<SetupLink>().Token;
}
