using System.Net;
using System.Net.Http.Json;
using Classroom.Relay.County.Database;
using Classroom.Relay.County.Demo;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Tests.Accounts;

public abstract class SessionTests(DatabaseProvider database) : IAsyncLifetime
{
    public sealed class OnSqlite() : SessionTests(DatabaseProvider.Sqlite);

    public sealed class OnPostgreSql() : SessionTests(DatabaseProvider.PostgreSql);

    private TestRelay _relay = null!;

    public async Task InitializeAsync() => _relay = await TestRelay.StartAsync(database: database);

    public async Task DisposeAsync() => await _relay.DisposeAsync();

    [Fact]
    public async Task SignIn_WithTheRightPassword_AnswersWhoItIsAndKeepsThemSignedIn()
    {
        var account = DemoAccounts.All.Single(account => account.Role is Role.Director);
        using var browser = _relay.Browser();

        var answer = await browser.PostAsJsonAsync("/api/session", new Credentials(account.UserName, account.Password));

        Assert.Equal(new Me(account.UserName, account.Name, Role.Director), await answer.Content.ReadFromJsonAsync<Me>());
        Assert.Equal(new Me(account.UserName, account.Name, Role.Director), await browser.GetFromJsonAsync<Me>("/api/session"));
    }

    [Fact]
    public async Task SignIn_Always_SetsACookieThatScriptsAndOtherSitesCannotUse()
    {
        var account = DemoAccounts.All[0];
        using var browser = _relay.Browser();

        var answer = await browser.PostAsJsonAsync("/api/session", new Credentials(account.UserName, account.Password));

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("admin", "not the password")]
    [InlineData("nobody", "not the password")]
    [InlineData("", "")]
    public async Task SignIn_WithWrongCredentials_IsRefusedAlike(string userName, string password)
    {
        using var browser = _relay.Browser();

        var answer = await browser.PostAsJsonAsync("/api/session", new Credentials(userName, password));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("unauthorized", await answer.CodeAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"userName":null,"password":"x"}""")]
    [InlineData("not json")]
    public async Task SignIn_WithAMalformedBody_IsInvalid(string body)
    {
        using var browser = _relay.Browser();

        var answer = await browser.PostAsync("/api/session", new StringContent(body, null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid", await answer.CodeAsync());
    }

    [Fact]
    public async Task SignIn_AfterFiveWrongPasswords_IsLockedOutEvenWithTheRightOne()
    {
        var account = DemoAccounts.All.Single(account => account.Role is Role.Teacher);
        using var browser = _relay.Browser();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await browser.PostAsJsonAsync("/api/session", new Credentials(account.UserName, "not the password"));
        }

        var answer = await browser.PostAsJsonAsync("/api/session", new Credentials(account.UserName, account.Password));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("lockedOut", await answer.CodeAsync());
    }

    [Fact]
    public async Task SignIn_TriedWithoutEnd_IsSlowedDownPerAddress()
    {
        using var browser = _relay.Browser();
        HttpResponseMessage answer;
        var tries = 0;
        do
        {
            answer = await browser.PostAsJsonAsync("/api/session", new Credentials($"guess-{tries}", "not the password"));
        }
        while (answer.StatusCode is HttpStatusCode.Unauthorized && ++tries < 100);

        Assert.Equal(30, tries);
        Assert.Equal("tooManyRequests", await answer.CodeAsync());
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task SignOut_Always_EndsTheSession()
    {
        using var browser = await _relay.SignedInAsync(Role.Observer);

        var answer = await browser.DeleteAsync("/api/session");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/session")).StatusCode);
    }

    [Fact]
    public async Task Session_WithoutSignIn_IsUnauthorized()
    {
        using var browser = _relay.Browser();

        var answer = await browser.GetAsync("/api/session");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("unauthorized", await answer.CodeAsync());
    }

    [Fact]
    public async Task Session_AfterARestart_StillStands()
    {
        using var folder = new TemporaryFolder();
        string cookie;
        await using (var before = await TestRelay.StartAsync(folder: folder.Path, database: database))
        {
            using var browser = before.Browser();
            var account = DemoAccounts.All[0];
            var answer = await browser.PostAsJsonAsync("/api/session", new Credentials(account.UserName, account.Password));
            cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        }

        await using var after = await TestRelay.StartAsync(folder: folder.Path, database: database);
        using var again = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = after.Address };
        again.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Equal(Role.Administrator, (await again.GetFromJsonAsync<Me>("/api/session"))!.Role);
    }
}
