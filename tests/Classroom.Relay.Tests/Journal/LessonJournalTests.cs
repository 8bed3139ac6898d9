using System.Data.Common;
using Classroom.Relay.County.Database;
using Classroom.Relay.Journal;
using Classroom.Relay.Tests.Accounts;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Testing.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Classroom.Relay.Tests.Journal;

/// <summary>The journal beside a database that misbehaves at the worst moment.</summary>
public sealed class LessonJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Write_WhenTheAnswerToACommitIsLost_StoresItOnce(DatabaseProvider provider)
    {
        var store = await CountyStore.OfAsync(provider, _folder.Path);
        await using (var context = store.Open())
        {
            await context.Database.MigrateAsync();
        }

        var commits = new LostAnswers(lost: 2);
        var contexts = new StoreContexts(store.Database, commits);
        using var journal = new LessonJournal(contexts, store.Database, TimeProvider.System, NullLogger<LessonJournal>.Instance);
        await journal.StartAsync(CancellationToken.None);

        await journal.Write("lecture-01", [Event(1, new LessonStarted("课", DateTimeOffset.UnixEpoch, VideoCodec.H264, []))], null).WaitAsync(LiveRelay.Patience);
        await journal.Write("lecture-01", [Event(2, new RoomJoined("lecture-01"))], "c-1").WaitAsync(LiveRelay.Patience);
        var health = journal.Health;
        await journal.StopAsync(CancellationToken.None);

        await using var after = store.Open();
        Assert.Equal([1, 2], await after.LessonEvents.OrderBy(entry => entry.Seq).Select(entry => entry.Seq).ToListAsync());
        Assert.Equal(2, commits.Made);
        Assert.Equal((2, 0, 0), (health.Stored, health.Waiting, health.RefusingSeconds));
        await store.DropAsync();
    }

    private static LessonEvent Event(long seq, LessonEventBody body) => new("l-1", seq, seq, "relay", body);

    /// <summary>Breaks the connection after the first commits, before their answer.</summary>
    private sealed class LostAnswers(int lost) : DbTransactionInterceptor
    {
        public int Made { get; private set; }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            ++Made <= lost ? throw new BrokenConnectionException() : Task.CompletedTask;
    }

    private sealed class BrokenConnectionException() : DbException("The connection broke.");
}
