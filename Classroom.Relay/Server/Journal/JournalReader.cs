using System.Text.Json;
using Classroom.Relay.County;
using Classroom.Relay.County.Entities;
using Classroom.Relay.Lessons;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Lessons;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Journal;

/// <summary>Reads lessons back from the county's database.</summary>
public sealed partial class JournalReader(IDbContextFactory<CountyContext> contexts, ILogger<JournalReader> logger)
{
    /// <summary>Events; dealing out fewer costs more than it saves.</summary>
    private const int LongLog = 1000;

    /// <summary>Every lesson that has not ended. One that cannot be read is logged and left out: the others must not suffer.</summary>
    public async Task<IReadOnlyList<KeptLesson>> ReadLiveAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        if (context.Database.IsNpgsql())
        {
            // A server may still be at the last commit of a relay that was killed; its events must be seen here, or their numbers would be given again.
            await context.Database.ExecuteSqlRawAsync("LOCK TABLE \"LessonEvents\" IN EXCLUSIVE MODE", cancellation);
        }

        var kept = new List<KeptLesson>();
        foreach (var lesson in await context.Lessons.AsNoTracking().Where(lesson => lesson.EndedAt == null).OrderBy(lesson => lesson.StartedAt).ToListAsync(cancellation))
        {
            if (Read(lesson, await EntriesAsync(context, lesson.Id, cancellation)) is { } read)
            {
                kept.Add(read);
            }
        }

        return kept;
    }

    /// <summary>The log of one lesson, as far as it is stored; empty when there is none, or it cannot be read.</summary>
    public async Task<IReadOnlyList<LessonEvent>> ReadAsync(string lessonId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var entries = await EntriesAsync(context, lessonId, cancellation);
        try
        {
            return [.. entries.Select(entry => Read(entry).Event)];
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            Log.Unreadable(logger, lessonId, error);
            return [];
        }
    }

    private static Task<List<LessonEventRecord>> EntriesAsync(CountyContext context, string lessonId, CancellationToken cancellation)
        => context.LessonEvents.AsNoTracking().Where(entry => entry.LessonId == lessonId).OrderBy(entry => entry.Seq).ToListAsync(cancellation);

    private KeptLesson? Read(LessonRecord record, IReadOnlyList<LessonEventRecord> entries)
    {
        try
        {
            // What is read of a long log is read on every processor: a class waits for it.
            var read = entries.Count < LongLog ? entries.Select(Read) : entries.AsParallel().AsOrdered().Select(Read);
            return new KeptLesson(LessonLog.Restore(record.Id, read), record.LectureRoomId);
        }
        catch (Exception error) when ((error is AggregateException { InnerException: { } first } ? first : error) is JsonException or NotSupportedException or ArgumentException)
        {
            Log.Unreadable(logger, record.Id, error);
            return null;
        }
    }

    private static LoggedEvent Read(LessonEventRecord entry) => new(
        new LessonEvent(
            entry.LessonId,
            entry.Seq,
            entry.TimeMs,
            entry.Actor,
            JsonSerializer.Deserialize<LessonEventBody>(entry.Body, ContractJson.Options) ?? throw new JsonException("An event has no body.")),
        entry.CommandId);

    private static partial class Log
    {
        [LoggerMessage(3202, LogLevel.Error, "The log of lesson {LessonId} cannot be read; a lesson does not go on from it, and it stays")]
        public static partial void Unreadable(ILogger logger, string lessonId, Exception error);
    }
}
