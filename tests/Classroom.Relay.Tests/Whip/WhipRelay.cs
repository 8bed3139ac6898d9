using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Classroom.Relay.Accounts.Tokens;
using Classroom.Relay.County;
using Classroom.Relay.Hosting;
using Classroom.Relay.Live;
using Classroom.Relay.Whip.Sdp;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Classroom.Relay.Tests.Whip;

/// <summary>A whole relay with the demo county, on free ports, media on this machine's loopback.</summary>
public sealed class WhipRelay : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("whip-").FullName;
    private readonly WebApplication _app;

    public WhipRelay() => _app = RelayApplication.Build(
        new RelayOptions { Port = 0, MediaPort = 0, Data = _folder, Announce = [IPAddress.Loopback] },
        builder => builder.Logging.ClearProviders());

    /// <summary>Where it listens, by the loopback address.</summary>
    public Uri Address => new UriBuilder(_app.Urls.First().Replace("*", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal)).Uri;

    public RoomDirectory Rooms => _app.Services.GetRequiredService<RoomDirectory>();

    internal SourceRegistry Sources => _app.Services.GetRequiredService<SourceRegistry>();

    internal LessonBoard Board => _app.Services.GetRequiredService<LessonBoard>();

    public RoomIdentity Room(RoomKind kind, int index = 0) => Rooms.Rooms.Where(room => room.Identity.Kind == kind).ElementAt(index).Identity;

    public string Token(Role role, string? roomId = null) =>
        _app.Services.GetRequiredService<AccessTokens>().Issue(new TokenHolder(role, "test", roomId), TimeSpan.FromHours(1)).Token;

    /// <summary>Sends a request with a token, or without one for null.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? token, string? offer = null, string contentType = SessionDescription.ContentType)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (offer is not null)
        {
            request.Content = new StringContent(offer, Encoding.UTF8, contentType);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Waits until a session is gone. An end goes over the media worker, so it may come a moment after its cause.</summary>
    /// <param name="session">Its path; made by somebody else than a director, whom it is therefore forbidden to while it lasts.</param>
    public async Task EndOf(string session)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var director = Token(Role.Director);
        while (true)
        {
            using var response = await Send(HttpMethod.Delete, session, director);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return;
            }

            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    public Task InitializeAsync() => _app.StartAsync();

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
