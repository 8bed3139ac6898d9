using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Classroom.Relay.County.Database;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing;
using Classroom.Testing.Media;
using Classroom.Testing.Rooms;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Classroom.Relay.Tests.Journal;

/// <summary>What of lessons survives the relay. It is a process of its own here, killed without warning, on a real database.</summary>
public abstract class JournalTests(DatabaseProvider database, ITestOutputHelper output) : IAsyncLifetime
{
    public sealed class OnSqlite(ITestOutputHelper output) : JournalTests(DatabaseProvider.Sqlite, output);

    public sealed class OnPostgreSql(ITestOutputHelper output) : JournalTests(DatabaseProvider.PostgreSql, output);

    private readonly PeerThread _peers = new();
    private readonly List<LessonClient> _clients = [];
    private RelayProcess _relay = null!;

    public async Task InitializeAsync() => _relay = await RelayProcess.StartAsync(database);

    public async Task DisposeAsync()
    {
        await LeaveAsync();
        _peers.Dispose();
        await _relay.DisposeAsync();
    }

    [Fact]
    public async Task Kill_AmongLessons_ThoseAcknowledgedGoOnAndTheirRoomsAreBack()
    {
        var lessons = new Dictionary<string, string>();
        foreach (var number in Enumerable.Range(1, 6))
        {
            lessons[$"lecture-{number:D2}"] = (await StartAsync($"lecture-{number:D2}")).LessonId;
        }

        var ended = await StartAsync("lecture-07");
        LessonClient.Value(await _clients[^1].Hub.Send(new CommandRequest(ended.LessonId, "end", new EndLesson())).WaitAsync(LiveRelay.Patience));
        await _relay.KillAsync();
        await LeaveAsync();

        var clock = Stopwatch.StartNew();
        await _relay.RestartAsync();
        foreach (var (lecture, lessonId) in lessons)
        {
            var back = await EnterAsync(lecture);
            await back.Inbox.Until(inbox => inbox.Lesson is { Ended: false } lesson && lesson.LessonId == lessonId).WaitAsync(LiveRelay.Patience);
        }

        output.WriteLine($"six lessons went on {clock.ElapsedMilliseconds} ms after the relay was started again");
        var pupils = await EnterAsync("receiving-01");
        await pupils.Inbox.Until(inbox => inbox.Lesson?.LessonId == lessons["lecture-01"]).WaitAsync(LiveRelay.Patience);
        Assert.Equal(
            [("lecture-01", true), ("receiving-01", true), ("receiving-02", false)], pupils.Inbox.Lesson!.Rooms.Select(room => (room.RoomId, room.Present)));
        Assert.NotEqual(ended.LessonId, (await StartAsync("lecture-07")).LessonId);
    }

    [Fact]
    public async Task Kill_UnderLoad_KeepsEveryAcknowledgedCommandOnceAndTakesTheOthersAgain()
    {
        string[] rooms = [.. Enumerable.Range(1, 6).Select(number => $"receiving-{number:D2}")];
        var seats = rooms.ToDictionary(room => room, room => Enumerable.Range(1, 8).Select(seat => new BusySeat(room, seat)).ToArray());
        foreach (var number in Enumerable.Range(1, 3))
        {
            await StartAsync($"lecture-{number:D2}");
        }

        var clock = Stopwatch.StartNew();
        await WorkAsync(seats, 400, _relay.KillAsync);
        var before = seats.Values.Sum(room => room.Sum(seat => seat.Acknowledged.Count));
        output.WriteLine($"{before} commands of 48 seats acknowledged in {clock.ElapsedMilliseconds} ms, then killed");
        await LeaveAsync();
        await _relay.RestartAsync();
        await WorkAsync(seats, before + 400, () => Task.CompletedTask);
        await LeaveAsync();
        await _relay.KillAsync();

        await using var context = _relay.Store.Open();
        var log = await context.LessonEvents.AsNoTracking().OrderBy(entry => entry.LessonId).ThenBy(entry => entry.Seq).ToListAsync();
        Assert.All(log.GroupBy(entry => entry.LessonId), lesson => Assert.Equal(Enumerable.Range(1, lesson.Count()), lesson.Select(entry => (int)entry.Seq)));
        foreach (var seat in seats.Values.SelectMany(room => room))
        {
            var kept = log.Where(entry => entry.CommandId?.StartsWith(seat.Prefix, StringComparison.Ordinal) == true).Select(entry => (entry.CommandId!, entry.Seq));
            Assert.Equal(seat.Acknowledged, kept);
        }
    }

    [Fact]
    public async Task Database_ThatKeepsManyWaiting_KeepsNobodyElse()
    {
        using var office = new HttpClient { BaseAddress = _relay.Address };
        office.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await _relay.TokenAsync("administrator"));
        await using var other = _relay.Store.Open();
        await using var writing = await other.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable);
        if (database is DatabaseProvider.PostgreSql)
        {
            await other.Database.ExecuteSqlRawAsync("LOCK TABLE \"Pupils\" IN EXCLUSIVE MODE");
        }

        var writes = Enumerable.Range(1, 12).Select(room => office.PostAsJsonAsync($"/api/rooms/receiving-{room:D2}/roster", new RosterImport("座位,姓名\n1,王小明"))).ToArray();
        var clock = Stopwatch.StartNew();
        for (var request = 0; request < 20; request++)
        {
            (await office.GetAsync("/api/info").WaitAsync(LiveRelay.Patience)).EnsureSuccessStatusCode();
        }

        var took = clock.Elapsed;
        var stillWaiting = writes.All(write => !write.IsCompleted);
        await writing.RollbackAsync();

        Assert.All(await Task.WhenAll(writes).WaitAsync(LiveRelay.Patience), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.True(stillWaiting, "The writers did not wait.");
        output.WriteLine($"20 requests beside 12 waiting writers took {took.TotalMilliseconds:F0} ms");
        // A pool that has a thread for each core gets another every half a second: 5 s and more on two.
        Assert.True(took < TimeSpan.FromSeconds(3), $"The others took {took.TotalSeconds:F1} s.");
    }

    [Fact]
    public async Task Start_WhileTheDatabaseIsBusy_IsSeenAtOnceAndAcknowledgedWhenStored()
    {
        var lecturer = await EnterAsync("lecture-01");
        await using var other = _relay.Store.Open();
        await using var writing = await other.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable);
        if (database is DatabaseProvider.PostgreSql)
        {
            await other.Database.ExecuteSqlRawAsync("LOCK TABLE \"Lessons\" IN EXCLUSIVE MODE");
        }

        var answer = lecturer.Hub.StartLesson(new StartLessonRequest());
        await lecturer.Inbox.Until(inbox => inbox.Lesson is { Ended: false }).WaitAsync(LiveRelay.Patience);
        var stillOpen = !answer.IsCompleted;
        await writing.RollbackAsync();

        Assert.True(stillOpen, "The start was acknowledged before it could be stored.");
        Assert.Equal(lecturer.Inbox.Lesson!.LessonId, LessonClient.Value(await answer.WaitAsync(LiveRelay.Patience)).LessonId);
    }

    [Fact]
    public async Task Restart_AfterAnUnreadableLog_LeavesThatLessonOutAlone()
    {
        var broken = await StartAsync("lecture-01");
        var whole = await StartAsync("lecture-02");
        await _relay.KillAsync();
        await LeaveAsync();
        await ChangeFirstAsync(broken.LessonId, _ => """{"type":"notKnownHere"}""");

        await _relay.RestartAsync();

        var second = await EnterAsync("lecture-02");
        await second.Inbox.Until(inbox => inbox.Lesson?.LessonId == whole.LessonId).WaitAsync(LiveRelay.Patience);
        Assert.NotEqual(broken.LessonId, (await StartAsync("lecture-01")).LessonId);
        Assert.Contains(broken.LessonId, _relay.Output);
    }

    [Fact]
    public async Task Restart_AfterANight_EndsTheLessonThatNobodyEnded()
    {
        var lesson = await StartAsync("lecture-01");
        await _relay.KillAsync();
        await LeaveAsync();
        await ChangeFirstAsync(lesson.LessonId, body =>
        {
            var started = JsonNode.Parse(body)!;
            started["startedAt"] = "2026-01-05T08:00:00+00:00";
            return started.ToJsonString();
        });

        await _relay.RestartAsync();

        Assert.NotEqual(lesson.LessonId, (await StartAsync("lecture-01")).LessonId);
    }

    /// <summary>Every seat gives commands until so many are acknowledged in all; then <paramref name="end"/> is done in the middle of it, and they stop.</summary>
    private async Task WorkAsync(IReadOnlyDictionary<string, BusySeat[]> seats, int acknowledged, Func<Task> end)
    {
        using var stop = new CancellationTokenSource();
        var work = new List<Task>();
        foreach (var (roomId, ofRoom) in seats)
        {
            var room = await EnterAsync(roomId);
            await room.Inbox.Until(inbox => inbox.Lesson is { Ended: false }).WaitAsync(LiveRelay.Patience);
            work.AddRange(ofRoom.Select(seat => seat.RunAsync(room.Hub, room.Inbox.Lesson!.LessonId, stop.Token)));
        }

        await LiveRelay.EventuallyAsync(() => seats.Values.Sum(room => room.Sum(seat => seat.Acknowledged.Count)) >= acknowledged);
        await end();
        await stop.CancelAsync();
        await Task.WhenAll(work).WaitAsync(LiveRelay.Patience);
    }

    private async Task<LessonState> StartAsync(string lectureRoomId)
    {
        var lecturer = await EnterAsync(lectureRoomId);
        return LessonClient.Value(await lecturer.Hub.StartLesson(new StartLessonRequest()).WaitAsync(LiveRelay.Patience));
    }

    private async Task<LessonClient> EnterAsync(string roomId)
    {
        var client = await LessonClient.EnterAsync(_relay.Address, await RoomSignIn.TokenAsync(_relay.Address, roomId), _peers).WaitAsync(LiveRelay.Patience);
        _clients.Add(client);
        return client;
    }

    private async Task LeaveAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        _clients.Clear();
    }

    /// <summary>Changes the first event of a lesson while no relay runs.</summary>
    private async Task ChangeFirstAsync(string lessonId, Func<string, string> change)
    {
        await using var context = _relay.Store.Open();
        var first = await context.LessonEvents.SingleAsync(entry => entry.LessonId == lessonId && entry.Seq == 1);
        first.Body = change(first.Body);
        await context.SaveChangesAsync();
    }
}
