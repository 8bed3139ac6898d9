using System.Text.Json;
using Classroom.Relay.County;
using Classroom.Relay.County.Database;
using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Courseware;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Courseware;

/// <summary>Keeps the store small: removes uploads that nobody goes on with, and contents that no list names and no lesson showed. At the start and every hour.</summary>
internal sealed partial class CoursewareKeeper(IDbContextFactory<CountyContext> contexts, CoursewareFolder store, CoursewareNews news, TimeProvider time, ILogger<CoursewareKeeper> logger) : BackgroundService
{
    /// <summary>How long a half upload waits for its next part.</summary>
    public static readonly TimeSpan UploadPatience = TimeSpan.FromDays(1);

    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <summary>One round.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await EndUploadsAsync(context, cancellation);
        var orphans = await context.CoursewareContents.AsNoTracking()
            .Where(content => content.TaughtAt == null && content.State != CoursewareState.Converting)
            .Where(content => !context.CoursewareFiles.Any(file => file.ContentHash == content.Hash))
            .Include(content => content.Pages)
            .ToListAsync(cancellation);
        foreach (var content in orphans)
        {
            await ForgetAsync(context, content, cancellation);
        }

        var settled = await context.CoursewareContents.Where(content => content.State == CoursewareState.Ready || content.State == CoursewareState.Failed)
            .Select(content => content.Hash).ToListAsync(cancellation);
        foreach (var hash in store.Works().Intersect(settled))
        {
            store.EndWork(hash);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Round, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException || DatabaseFault.In(error) is not null)
            {
                Log.Failed(logger, error);
            }
        }
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    private async Task EndUploadsAsync(CountyContext context, CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - UploadPatience;
        var open = await context.CoursewareFiles.AsNoTracking().Where(file => file.ContentHash == null).ToDictionaryAsync(file => file.Id, cancellation);
        var files = store.Uploads().ToDictionary(file => file.Name);
        foreach (var upload in open.Values.Where(upload => upload.AddedAt < before && !(files.TryGetValue(upload.Id, out var file) && file.LastWriteTimeUtc >= before)))
        {
            await context.CoursewareFiles.Where(file => file.Id == upload.Id).ExecuteDeleteAsync(cancellation);
            news.Tell(upload.RoomId);
            Log.UploadEnded(logger, upload.RoomId, upload.Bytes);
            open.Remove(upload.Id);
        }

        foreach (var file in files.Values.Where(file => !open.ContainsKey(file.Name) && file.LastWriteTimeUtc < before))
        {
            file.Delete();
        }
    }

    private async Task ForgetAsync(CountyContext context, CoursewareContent content, CancellationToken cancellation)
    {
        // Rows first: a file without a row is garbage, a row without its file would be a fault. A file uploaded anew just now still refers to the row and keeps it.
        var gone = await context.CoursewareContents
            .Where(row => row.Hash == content.Hash && !context.CoursewareFiles.Any(file => file.ContentHash == row.Hash))
            .ExecuteDeleteAsync(cancellation);
        if (gone == 0)
        {
            return;
        }

        File.Delete(store.Content(content.Hash));
        store.EndWork(content.Hash);
        foreach (var image in content.Pages.SelectMany(page => JsonSerializer.Deserialize<IReadOnlyList<PageImage>>(page.Images, ContractJson.Options) ?? []))
        {
            if (IsOld(store.Page(image.Hash)) && !await context.ContentPages.AnyAsync(page => page.Images.Contains(image.Hash), cancellation))
            {
                File.Delete(store.Page(image.Hash));
            }
        }
    }

    /// <summary>A picture that was written just now may belong to a page whose row is about to be.</summary>
    private static bool IsOld(string path) => new FileInfo(path) is { Exists: true } file && file.LastWriteTimeUtc < DateTime.UtcNow - Round;

    private static partial class Log
    {
        [LoggerMessage(4021, LogLevel.Information, "A half upload of {Bytes} bytes for room {RoomId} was given up")]
        public static partial void UploadEnded(ILogger logger, string roomId, long bytes);

        [LoggerMessage(4022, LogLevel.Error, "The store of courseware could not be swept; it is tried again in an hour")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
