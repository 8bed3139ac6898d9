using System.Net.Http.Json;
using System.Security.Claims;
using Classroom.Relay.Accounts;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.Cards;
using Classroom.Relay.County;
using Classroom.Relay.County.Demo;
using Classroom.Relay.County.Rooms;
using Classroom.Relay.Hosting;
using Classroom.Relay.Tests.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Classroom.Relay.Tests.Accounts;

/// <summary>County and accounts on a real Kestrel and a real SQLite file in a folder of its own, with routes that ask for each policy.</summary>
internal sealed class TestRelay : IAsyncDisposable
{
    /// <summary>Filling the demo county costs four password hashes; it is done once and copied.</summary>
    private static readonly Lazy<Task<string>> DemoDatabase = new(FillDemoAsync);

    private readonly WebApplication _app;
    private readonly bool _ownsFolder;

    private TestRelay(WebApplication app, string folder, bool ownsFolder)
    {
        _app = app;
        _ownsFolder = ownsFolder;
        Folder = folder;
        Address = new Uri(app.Urls.First());
    }

    public string Folder { get; }

    public Uri Address { get; }

    public RoomDirectory Rooms => Services.GetRequiredService<RoomDirectory>();

    public AccessTokens Tokens => Services.GetRequiredService<AccessTokens>();

    /// <summary>Rooms that this relay takes to be in a live lesson.</summary>
    public BusyRooms Busy => (BusyRooms)Services.GetRequiredService<IRoomUse>();

    public IServiceProvider Services => _app.Services;

    public static async Task<TestRelay> StartAsync(bool demo = true, string? folder = null, TimeProvider? time = null)
    {
        var options = new RelayOptions { Data = folder ?? await NewFolderAsync(demo), Demo = demo };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddCounty(options).AddAccounts(options).AddSingleton<IRoomUse, BusyRooms>();
        // The tests sign in hundreds of times; how strong the hash is, is Identity's business.
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
        if (time is not null)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(time));
        }

        var app = builder.Build();
        app.UseAccounts();
        app.MapAccounts();
        app.MapCounty();
        app.MapCards();
        app.MapGet("/guarded/nothing-said", (ClaimsPrincipal caller) => $"{caller.Role()} {caller.RoomId()} {caller.DisplayName()}");
        app.MapGet("/hub/nothing-said", (ClaimsPrincipal caller) => caller.DisplayName());
        foreach (var policy in new[] { Policies.Administration, Policies.Operation, Policies.Wall, Policies.Publishing })
        {
            app.MapGet($"/guarded/{policy}", () => Results.NoContent()).RequireAuthorization(policy);
        }

        await app.StartAsync();
        return new TestRelay(app, options.Data, folder is null);
    }

    /// <summary>A browser-like client: keeps cookies and names the relay's own page as origin.</summary>
    public HttpClient Browser(string? origin = null)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.Add("Origin", origin ?? Address.GetLeftPart(UriPartial.Authority));
        return client;
    }

    /// <summary>A browser in which a person of the demo county has signed in.</summary>
    public async Task<HttpClient> SignedInAsync(Role role)
    {
        var account = DemoAccounts.All.Single(account => account.Role == role);
        var browser = Browser();
        (await browser.PostAsJsonAsync("/api/session", new Credentials(account.UserName, account.Password))).EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>A client that is no browser and shows a bearer token.</summary>
    public HttpClient Bearer(string token)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private static async Task<string> NewFolderAsync(bool demo)
    {
        var folder = Directory.CreateTempSubdirectory("relay-").FullName;
        if (demo)
        {
            File.Copy(await DemoDatabase.Value, Path.Combine(folder, "county.db"));
        }

        return folder;
    }

    private static async Task<string> FillDemoAsync()
    {
        var folder = Directory.CreateTempSubdirectory("relay-demo-").FullName;
        await using (await StartAsync(folder: folder))
        {
        }

        SqliteConnection.ClearAllPools();
        return Path.Combine(folder, "county.db");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_ownsFolder)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
