using System.Text.Json;
using System.Threading.Channels;
using Classroom.Relay.County;
using Classroom.Relay.County.Database;
using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Journal;

/// <summary>
/// Stores every lesson's events in the county's database, in the order they were appended. What comes while a transaction is written goes into the next
/// one together, so that a bell of 180 rooms costs a handful of transactions. When the database refuses, events wait in memory and are tried again.
/// </summary>
public sealed partial class LessonJournal(
    IDbContextFactory<CountyContext> contexts, CountyDatabase database, TimeProvider clock, ILogger<LessonJournal> logger) : BackgroundService
{
    private const int MostAtOnce = 500;

    /// <summary>Of tries that fail one a minute is told.</summary>
    private const int ToldEvery = 60;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<JournalEntry> _waiting = Channel.CreateUnbounded<JournalEntry>(new UnboundedChannelOptions { SingleReader = true });

    private long _taken;
    private long _stored;
    private long _refusedSince;

    /// <summary>How the journal fares now. Any thread.</summary>
    public JournalHealth Health
    {
        get
        {
            var stored = Interlocked.Read(ref _stored);
            var since = Volatile.Read(ref _refusedSince);
            var refusing = since == 0 ? TimeSpan.Zero : clock.GetElapsedTime(since);
            return new JournalHealth(database.Kind, stored, Interlocked.Read(ref _taken) - stored, refusing.TotalSeconds);
        }
    }

    /// <summary>Takes events of one lesson; those of a lesson must be handed over in their order.</summary>
    /// <returns>Ends when they are in the database; never, when the relay stops before that was possible.</returns>
    public Task Write(string lectureRoomId, IReadOnlyList<LessonEvent> events, string? commandId)
    {
        var entry = new JournalEntry(lectureRoomId, events, commandId);
        Interlocked.Add(ref _taken, events.Count);
        _waiting.Writer.TryWrite(entry);
        return entry.Stored;
    }

    /// <summary>Goes the way of these events into the database once and keeps nothing there: what the first lesson of the day needs is compiled then, and a connection open.</summary>
    /// <exception cref="System.Data.Common.DbException">The database does not take them.</exception>
    internal async Task RehearseAsync(string lectureRoomId, IReadOnlyList<LessonEvent> events)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        Add(context, new JournalEntry(lectureRoomId, events, CommandId: null));
        await context.SaveChangesAsync();
        await transaction.RollbackAsync();
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        // What waits is still written; only trying again ends.
        _waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<JournalEntry>();
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var entry))
            {
                batch.Add(entry);
            }

            await StoreUntilStoredAsync(batch, stoppingToken);
            Interlocked.Add(ref _stored, batch.Sum(entry => entry.Events.Count));
            batch.ForEach(entry => entry.Complete());
            batch.Clear();
        }
    }

    private async Task StoreUntilStoredAsync(List<JournalEntry> batch, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (tries == 1 || !await IsStoredAsync(batch))
                {
                    await StoreAsync(batch);
                }

                if (tries > 1)
                {
                    Log.StoredAgain(logger, batch.Count, tries);
                }

                Volatile.Write(ref _refusedSince, 0);
                return;
            }
            catch (Exception error) when (DatabaseFault.In(error) is not null || error is IOException)
            {
                if (tries == 1)
                {
                    Volatile.Write(ref _refusedSince, clock.GetTimestamp());
                }

                if (tries % ToldEvery == 1)
                {
                    Log.NotStored(logger, batch.Count, tries, DatabaseFault.In(error)?.Message ?? error.Message);
                }

                await Task.Delay(RetryAfter, clock, stop);
            }
        }
    }

    /// <summary>
    /// Whether a transaction whose end was never heard of arrived: a connection can break between a commit and its answer. A transaction is there
    /// as a whole or not at all, so one event tells of all; it is compared, for its place may have been taken by a relay that has no business here.
    /// </summary>
    private async Task<bool> IsStoredAsync(List<JournalEntry> batch)
    {
        var last = batch[^1].Last;
        var body = JsonSerializer.Serialize(last.Body, ContractJson.Options);
        await using var context = await contexts.CreateDbContextAsync();
        return await context.LessonEvents.AnyAsync(
            kept => kept.LessonId == last.LessonId && kept.Seq == last.Seq && kept.TimeMs == last.TimeMs && kept.Actor == last.Actor && kept.Body == body);
    }

    private async Task StoreAsync(List<JournalEntry> batch)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        foreach (var entry in batch)
        {
            Add(context, entry);
        }

        await context.SaveChangesAsync();
        foreach (var ended in batch.Select(entry => entry.Last).Where(last => last.Body is LessonEnded))
        {
            var now = clock.GetUtcNow();
            await context.Lessons.Where(lesson => lesson.Id == ended.LessonId).ExecuteUpdateAsync(set => set.SetProperty(lesson => lesson.EndedAt, now));
        }

        await transaction.CommitAsync();
    }

    private static void Add(CountyContext context, JournalEntry entry)
    {
        if (entry.Events[0] is { Body: LessonStarted started } first)
        {
            context.Lessons.Add(new LessonRecord { Id = first.LessonId, LectureRoomId = entry.LectureRoomId, StartedAt = started.StartedAt });
        }

        foreach (var next in entry.Events)
        {
            context.LessonEvents.Add(new LessonEventRecord
            {
                LessonId = next.LessonId,
                Seq = next.Seq,
                TimeMs = next.TimeMs,
                Actor = next.Actor,
                CommandId = next == entry.Last ? entry.CommandId : null,
                Body = JsonSerializer.Serialize(next.Body, ContractJson.Options),
            });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3201, LogLevel.Error, "{Entries} entries of lesson logs could not be stored (try {Try}): {Reason}; lessons go on, the entries wait and are tried again")]
        public static partial void NotStored(ILogger logger, int entries, int @try, string reason);

        [LoggerMessage(3204, LogLevel.Warning, "The database takes lesson logs again: {Entries} entries are stored at try {Try}")]
        public static partial void StoredAgain(ILogger logger, int entries, int @try);
    }
}
