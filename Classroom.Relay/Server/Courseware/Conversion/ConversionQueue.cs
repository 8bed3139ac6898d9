using System.Text.Json;
using Classroom.Relay.County;
using Classroom.Relay.County.Database;
using Classroom.Relay.County.Entities;
using Classroom.Relay.Courseware.Files;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Courseware;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Courseware.Conversion;

/// <summary>
/// Makes pages, one file at a time, oldest first. The queue is in the database, so nothing is lost by a restart: pages that were made stay, and work goes on with the next one.
/// </summary>
internal sealed partial class ConversionQueue(
    IDbContextFactory<CountyContext> contexts,
    CoursewareFolder store,
    CoursewareNews news,
    PdfPages pdfPages,
    PicturePage picturePage,
    ILogger<ConversionQueue> logger) : BackgroundService
{
    private const string Pdf = "document.pdf";

    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _work = new(1, 1);

    /// <summary>Says that there is something to convert.</summary>
    public void Wake()
    {
        lock (_work)
        {
            if (_work.CurrentCount == 0)
            {
                _work.Release();
            }
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _work.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            // A database that was away is asked again without being told to.
            await _work.WaitAsync(Retry, stoppingToken);
            try
            {
                while (await NextAsync(stoppingToken) is { } content)
                {
                    await ConvertAsync(content, stoppingToken);
                }
            }
            catch (Exception error) when (DatabaseFault.In(error) is { } fault)
            {
                Log.DatabaseAway(logger, fault.Message);
            }
        }
    }

    private async Task<CoursewareContent?> NextAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.CoursewareContents.AsNoTracking()
            .Where(content => content.State == CoursewareState.Waiting || content.State == CoursewareState.Converting)
            .Where(content => context.CoursewareFiles.Any(file => file.ContentHash == content.Hash))
            .OrderBy(content => content.AddedAt)
            .FirstOrDefaultAsync(cancellation);
    }

    private async Task ConvertAsync(CoursewareContent content, CancellationToken cancellation)
    {
        var fault = CoursewareFault.ServerTrouble as CoursewareFault?;
        try
        {
            await EnterAsync(content.Hash, CoursewareState.Converting, null);
            fault = await MakePagesAsync(content.Hash, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.Failed(logger, content.Hash, error);
        }

        if (fault is not null)
        {
            Log.Refused(logger, content.Hash, fault.Value);
        }

        // First this: who reads that it is done finds nothing half-made, nor anybody at work in the folder.
        store.EndWork(content.Hash);
        await EnterAsync(content.Hash, fault is null ? CoursewareState.Ready : CoursewareState.Failed, fault);
    }

    /// <summary>Makes the pages that are not there yet; null when at least one page can be shown.</summary>
    private async Task<CoursewareFault?> MakePagesAsync(string hash, CancellationToken cancellation)
    {
        if (!Converters.HavePages)
        {
            return CoursewareFault.ConverterMissing;
        }

        var file = store.Content(hash);
        var folder = store.Work(hash);
        var verdict = FileInspector.Look(file, string.Empty);
        if (verdict.Fault is not null)
        {
            return verdict.Fault;
        }

        if (verdict.Kind is FileKind.Pdf)
        {
            return await MakePdfAsync(hash, file, folder, cancellation);
        }

        if (verdict.Kind is not (FileKind.Presentation or FileKind.Text))
        {
            await CountAsync(hash, 1, cancellation);
            return await AddPagesAsync(hash, 1, _ => picturePage.MakeAsync(file, verdict.Kind, folder, cancellation), cancellation);
        }

        var pdf = Path.Combine(folder, Pdf);
        var fault = File.Exists(pdf) ? null : await OfficeToPdf.ConvertAsync(file, verdict.Kind, pdf, folder, cancellation);
        return fault ?? await MakePdfAsync(hash, pdf, folder, cancellation);
    }

    private async Task<CoursewareFault?> MakePdfAsync(string hash, string pdf, string folder, CancellationToken cancellation)
    {
        var (outline, fault) = await PdfOutline.ReadAsync(pdf, folder, cancellation);
        if (outline is null)
        {
            return fault;
        }

        await CountAsync(hash, outline.Pages.Count, cancellation);
        return await AddPagesAsync(hash, outline.Pages.Count, number => pdfPages.MakeAsync(pdf, outline, number, folder, cancellation), cancellation);
    }

    private async Task<CoursewareFault?> AddPagesAsync(string hash, int count, Func<int, Task<MadePage>> make, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var made = await context.ContentPages.AsNoTracking().Where(page => page.ContentHash == hash).ToDictionaryAsync(page => page.Number, page => page.Fault, cancellation);
        for (var number = 1; number <= count; number++)
        {
            // Who deletes a file while its pages are made need not wait for them, nor need the files behind it.
            if (made.ContainsKey(number) || !await context.CoursewareFiles.AnyAsync(file => file.ContentHash == hash, cancellation))
            {
                continue;
            }

            var page = await make(number);
            if (page.Fault is { } fault)
            {
                Log.FaultyPage(logger, hash, number, fault);
            }

            context.ContentPages.Add(new ContentPage { ContentHash = hash, Number = number, Fault = page.Fault, Images = JsonSerializer.Serialize(page.Images, ContractJson.Options) });
            await context.SaveChangesAsync(cancellation);
            context.ChangeTracker.Clear();
            await TellAsync(context, hash);
            made[number] = page.Fault;
        }

        return made.Values.All(fault => fault is PageFault.Broken) ? CoursewareFault.Damaged : null;
    }

    private async Task CountAsync(string hash, int pages, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.CoursewareContents.Where(content => content.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(content => content.PageCount, pages), cancellation);
        await TellAsync(context, hash);
    }

    private async Task EnterAsync(string hash, CoursewareState state, CoursewareFault? fault)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.CoursewareContents.Where(content => content.Hash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(content => content.State, state).SetProperty(content => content.Fault, fault));
        await TellAsync(context, hash);
    }

    private async Task TellAsync(CountyContext context, string hash)
    {
        foreach (var roomId in await context.CoursewareFiles.Where(file => file.ContentHash == hash).Select(file => file.RoomId).Distinct().ToListAsync())
        {
            news.Tell(roomId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4014, LogLevel.Warning, "Courseware waits for the database, which refuses: {Reason}")]
        public static partial void DatabaseAway(ILogger logger, string reason);

        [LoggerMessage(4011, LogLevel.Warning, "Page {Page} of courseware {Hash} is {Fault}; the others can be shown")]
        public static partial void FaultyPage(ILogger logger, string hash, int page, PageFault fault);

        [LoggerMessage(4012, LogLevel.Warning, "Courseware {Hash} has no pages: {Fault}")]
        public static partial void Refused(ILogger logger, string hash, CoursewareFault fault);

        [LoggerMessage(4013, LogLevel.Error, "Courseware {Hash} could not be converted")]
        public static partial void Failed(ILogger logger, string hash, Exception error);
    }
}
