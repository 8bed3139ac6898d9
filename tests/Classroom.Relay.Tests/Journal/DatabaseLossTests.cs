using System.Net;
using System.Net.Http.Json;
using Classroom.Relay.Tests.Accounts;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons.Floor;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing;
using Classroom.Testing.Database;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Tests.Journal;

/// <summary>A lesson while its PostgreSQL server is stopped and started again. The server and the relay are processes of their own.</summary>
public sealed class DatabaseLossTests : IAsyncLifetime
{
    private const string Pupils = "receiving-01";

    private readonly PeerThread _peers = new();
    private PostgresServer _server = null!;
    private RelayProcess _relay = null!;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        _relay = await RelayProcess.StartAsync(_server);
    }

    public async Task DisposeAsync()
    {
        _peers.Dispose();
        await _relay.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Lesson_WhileTheServerIsAway_GoesOnAndLosesNoAcknowledgedCommand()
    {
        await using var lecturer = await EnterAsync("lecture-01");
        await using var pupils = await EnterAsync(Pupils);
        var lessonId = LessonClient.Value(await lecturer.Hub.StartLesson(new StartLessonRequest()).WaitAsync(LiveRelay.Patience)).LessonId;
        await pupils.Inbox.Until(inbox => inbox.Lesson?.LessonId == lessonId).WaitAsync(LiveRelay.Patience);
        await RaiseAsync(1);
        using var administrator = await Administrator.SignInAsync(_relay.Address);

        await _server.StopAsync();
        var waiting = RaiseAsync(2);
        await lecturer.Inbox.Until(inbox => inbox.Lesson!.Floor.Hands.Count == 2).WaitAsync(LiveRelay.Patience);
        var health = await UntilAsync(administrator, journal => journal.RefusingSeconds > 0);
        var refusal = await SignInAsync();
        var acknowledgedEarly = waiting.IsCompleted;
        await _server.ResumeAsync();
        await waiting.WaitAsync(LiveRelay.Patience);
        await RaiseAsync(3);
        await UntilAsync(administrator, journal => journal is { RefusingSeconds: 0, Waiting: 0 });
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync()).StatusCode);
        await _relay.KillAsync();

        Assert.False(acknowledgedEarly, "A command was acknowledged while the database was away.");
        Assert.Equal("PostgreSQL", health.Database);
        Assert.InRange(health.Waiting, 1, 10);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "databaseAway"), (refusal.StatusCode, await refusal.CodeAsync()));
        await using var context = _relay.Store.Open();
        Assert.Equal(
            ["raise-1", "raise-2", "raise-3"],
            await context.LessonEvents.Where(entry => entry.LessonId == lessonId && entry.CommandId != null).OrderBy(entry => entry.Seq).Select(entry => entry.CommandId).ToListAsync());

        // As pages do: what is not acknowledged in time is sent again under its identifier.
        async Task RaiseAsync(int seat)
        {
            Reply<CommandAccepted> reply;
            do
            {
                reply = await pupils.Hub.Send(new CommandRequest(lessonId, $"raise-{seat}", new RaiseHand(seat))).WaitAsync(LiveRelay.Patience);
            }
            while (reply.Error is { Code: ErrorCode.Internal });

            LessonClient.Value(reply);
        }
    }

    private async Task<LessonClient> EnterAsync(string roomId) =>
        await LessonClient.EnterAsync(_relay.Address, await RoomSignIn.TokenAsync(_relay.Address, roomId), _peers).WaitAsync(LiveRelay.Patience);

    private async Task<HttpResponseMessage> SignInAsync()
    {
        using var http = new HttpClient { BaseAddress = _relay.Address };
        return await http.PostAsJsonAsync("/api/demo/pair", new DemoPairRequest(Pupils), ContractJson.Options).WaitAsync(LiveRelay.Patience);
    }

    private static async Task<JournalHealth> UntilAsync(Administrator administrator, Func<JournalHealth, bool> condition)
    {
        using var limit = new CancellationTokenSource(LiveRelay.Patience);
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            var journal = (await administrator.HealthAsync()).Journal;
            if (condition(journal))
            {
                return journal;
            }

            await retry.WaitForNextTickAsync(limit.Token);
        }
    }
}
