using System.Net.Http.Json;
using System.Security.Claims;
using Classroom.Relay.Accounts;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.Cards;
using Classroom.Relay.County;
using Classroom.Relay.County.Database;
using Classroom.Relay.County.Demo;
using Classroom.Relay.County.Rooms;
using Classroom.Relay.Courseware;
using Classroom.Relay.Hosting;
using Classroom.Relay.Tests.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Classroom.Relay.Tests.Accounts;

/// <summary>County, accounts and courseware on a real Kestrel and a real database of its own, with routes that ask for each policy.</summary>
internal sealed class TestRelay : IAsyncDisposable
{
    /// <summary>Filling the demo county costs four password hashes; it is done once and copied.</summary>
    private static readonly Dictionary<DatabaseProvider, Lazy<Task<CountyStore>>> Demos =
        Enum.GetValues<DatabaseProvider>().ToDictionary(provider => provider, provider => new Lazy<Task<CountyStore>>(() => FillDemoAsync(provider)));

    private static readonly TimeSpan OpenRequestsEndWithin = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private readonly CountyStore _store;
    private readonly bool _ownsFolder;

    private TestRelay(WebApplication app, CountyStore store, string folder, bool ownsFolder)
    {
        _app = app;
        _store = store;
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

    /// <param name="settings">Instead of those of its own database.</param>
    public static async Task<TestRelay> StartAsync(
        bool demo = true, string? folder = null, TimeProvider? time = null, DatabaseProvider database = DatabaseProvider.Sqlite, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var options = new RelayOptions { Data = folder ?? Directory.CreateTempSubdirectory("relay-").FullName, Demo = demo };
        var store = await CountyStore.OfAsync(database, options.Data);
        if (demo && folder is null && settings is null)
        {
            await store.CopyAsync(await Demos[database].Value);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings ?? store.Settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddCounty(options, builder.Configuration).AddAccounts(options).AddCourseware().AddSingleton<IRoomUse, BusyRooms>();
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
        app.MapCourseware();
        app.MapGet("/guarded/nothing-said", (ClaimsPrincipal caller) => $"{caller.Role()} {caller.RoomId()} {caller.DisplayName()}");
        app.MapGet("/hub/nothing-said", (ClaimsPrincipal caller) => caller.DisplayName());
        foreach (var policy in new[] { Policies.Administration, Policies.Operation, Policies.Wall, Policies.Publishing, Policies.Presence, Policies.Preparing, Policies.Reading, Policies.Assistance, Policies.Asking, Policies.Closing })
        {
            app.MapGet($"/guarded/{policy}", () => Results.NoContent()).RequireAuthorization(policy);
        }

        await app.StartAsync();
        return new TestRelay(app, store, options.Data, folder is null);
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

    private static async Task<CountyStore> FillDemoAsync(DatabaseProvider database)
    {
        var folder = Directory.CreateTempSubdirectory("relay-demo-").FullName;
        await using (await StartAsync(folder: folder, database: database))
        {
        }

        var store = await CountyStore.OfAsync(database, folder);
        await store.ReleaseAsync();
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        // Disposing alone leaves what works in the background to end later, and to write into a folder that is being deleted. Requests that a test left open are cut off.
        using var soon = new CancellationTokenSource(OpenRequestsEndWithin);
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
        if (_ownsFolder)
        {
            await _store.ReleaseAsync();
            await _store.DropAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
