using System.Text.Json;
using System.Threading.Channels;
using Classroom.Relay.County;
using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Lessons;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Journal;

/// <summary>
/// Stores every lesson's events in the county's database, in the order they were appended. What comes while a transaction is written goes into the next
/// one together, so that a bell of 180 rooms costs a handful of transactions. When the database refuses, events wait in memory and are tried again.
/// </summary>
public sealed partial class LessonJournal(IDbContextFactory<CountyContext> contexts, TimeProvider clock, ILogger<LessonJournal> logger) : BackgroundService
{
    private const int MostAtOnce = 500;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<JournalEntry> _waiting = Channel.CreateUnbounded<JournalEntry>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Takes events of one lesson; those of a lesson must be handed over in their order.</summary>
    /// <returns>Ends when they are in the database; never, when the relay stops before that was possible.</returns>
    public Task Write(string lectureRoomId, IReadOnlyList<LessonEvent> events, string? commandId)
    {
        var entry = new JournalEntry(lectureRoomId, events, commandId);
        _waiting.Writer.TryWrite(entry);
        return entry.Stored;
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
                await StoreAsync(batch);
                return;
            }
            catch (Exception error) when (error is DbUpdateException or System.Data.Common.DbException or IOException)
            {
                Log.NotStored(logger, batch.Count, tries, error);
                await Task.Delay(RetryAfter, clock, stop);
            }
        }
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
        foreach (var ended in batch.Select(entry => entry.Events[^1]).Where(last => last.Body is LessonEnded))
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
                CommandId = next == entry.Events[^1] ? entry.CommandId : null,
                Body = JsonSerializer.Serialize(next.Body, ContractJson.Options),
            });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3201, LogLevel.Error, "{Entries} entries of lesson logs could not be stored (try {Try}); lessons go on, the entries wait and are tried again")]
        public static partial void NotStored(ILogger logger, int entries, int @try, Exception error);
    }
}
