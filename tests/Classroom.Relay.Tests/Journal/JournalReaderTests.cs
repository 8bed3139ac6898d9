using Classroom.Relay.County.Database;
using Classroom.Relay.County.Entities;
using Classroom.Relay.Journal;
using Classroom.Relay.Tests.Accounts;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Testing.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Classroom.Relay.Tests.Journal;

public sealed class JournalReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>SQLite's writers die with their relay; a server's go on to the end of what they were told.</summary>
    [Fact]
    public async Task ReadLive_WhileAServerIsAtTheLastCommitOfAKilledRelay_WaitsForIt()
    {
        var store = await CountyStore.OfAsync(DatabaseProvider.PostgreSql, _folder.Path);
        await using var killed = store.Open();
        await killed.Database.MigrateAsync();
        killed.Lessons.Add(new LessonRecord { Id = "l-1", LectureRoomId = "lecture-01", StartedAt = DateTimeOffset.UnixEpoch });
        Add(1, new LessonStarted("课", DateTimeOffset.UnixEpoch, VideoCodec.H264, []));
        await killed.SaveChangesAsync();
        await using var last = await killed.Database.BeginTransactionAsync();
        Add(2, new RoomJoined("lecture-01"));
        await killed.SaveChangesAsync();

        var reading = new JournalReader(new StoreContexts(store.Database), NullLogger<JournalReader>.Instance).ReadLiveAsync(CancellationToken.None);
        await using var watcher = store.Open();
        await UntilWaitingAsync(watcher);
        var readEarly = reading.IsCompleted;
        await last.CommitAsync();

        Assert.False(readEarly);
        Assert.Equal(2, Assert.Single(await reading.WaitAsync(LiveRelay.Patience)).Log.State.Seq);
        await store.DropAsync();

        void Add(long seq, LessonEventBody body) => killed.LessonEvents.Add(new LessonEventRecord
        {
            LessonId = "l-1",
            Seq = seq,
            TimeMs = seq,
            Actor = "relay",
            Body = System.Text.Json.JsonSerializer.Serialize(body, Shared.Contracts.ContractJson.Options),
        });
    }

    private static async Task UntilWaitingAsync(DbContext watcher)
    {
        using var limit = new CancellationTokenSource(LiveRelay.Patience);
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await watcher.Database.SqlQueryRaw<bool>("""SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '"LessonEvents"'::regclass) AS "Value" """).SingleAsync())
        {
            await retry.WaitForNextTickAsync(limit.Token);
        }
    }
}
