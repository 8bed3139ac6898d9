using System.Security.Cryptography;
using Classroom.Relay.County;
using Classroom.Relay.County.Entities;
using Classroom.Relay.Courseware.Conversion;
using Classroom.Relay.Courseware.Files;
using Classroom.Shared.Contracts.Courseware;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Courseware.Uploads;

/// <summary>Takes whole files: looks at what they are, stores them once by their bytes, and hands them to the converters. One at a time.</summary>
internal sealed partial class UploadFinish(
    IDbContextFactory<CountyContext> contexts,
    CoursewareFolder store,
    CoursewareBook book,
    CoursewareNews news,
    ConversionQueue queue,
    TimeProvider time,
    ILogger<UploadFinish> logger) : IDisposable
{
    private readonly SemaphoreSlim _taking = new(1, 1);

    /// <summary>Takes the file; one that was taken before is left as it is.</summary>
    /// <returns>Null when it was taken, else why it was refused; a refused file is gone.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    public async Task<CoursewareFault?> TakeAsync(string documentId)
    {
        await _taking.WaitAsync();
        try
        {
            if (await book.FindAsync(documentId) is not { ContentHash: null } file)
            {
                return null;
            }

            var (hash, fault) = await LookAsync(file);
            if (fault is { } why)
            {
                Log.Refused(logger, file.RoomId, file.Bytes, why);
                await book.RemoveAsync(file);
                return fault;
            }

            await KeepAsync(file, hash);
            news.Tell(file.RoomId);
            queue.Wake();
            return null;
        }
        finally
        {
            _taking.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _taking.Dispose();

    private async Task<(string Hash, CoursewareFault? Fault)> LookAsync(CoursewareFile file)
    {
        var path = store.Upload(file.Id);
        string hash;
        await using (var upload = File.OpenRead(path))
        {
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(upload));
        }

        if (file.ExpectedHash is { } expected && expected != hash)
        {
            return (hash, CoursewareFault.Altered);
        }

        var verdict = FileInspector.Look(path, file.Name);
        return (hash, verdict.Fault ?? Missing(verdict.Kind));
    }

    private static CoursewareFault? Missing(FileKind kind) => kind switch
    {
        _ when !Converters.HavePages => CoursewareFault.ConverterMissing,
        FileKind.Presentation or FileKind.Text when !Converters.HaveOffice => CoursewareFault.OfficeMissing,
        _ => null,
    };

    private async Task KeepAsync(CoursewareFile file, string hash)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var content = await context.CoursewareContents.FindAsync(hash);
        if (content is null || !File.Exists(store.Content(hash)))
        {
            File.Move(store.Upload(file.Id), store.Content(hash), overwrite: true);
        }
        else
        {
            File.Delete(store.Upload(file.Id));
        }

        if (content is null)
        {
            context.CoursewareContents.Add(new CoursewareContent { Hash = hash, State = CoursewareState.Waiting, AddedAt = time.GetUtcNow() });
        }
        else if (content.State is CoursewareState.Failed)
        {
            // Whoever sends it once more wants it tried once more: a program may have been installed meanwhile.
            content.State = CoursewareState.Waiting;
            content.Fault = null;
            await context.ContentPages.Where(page => page.ContentHash == hash).ExecuteDeleteAsync();
        }

        context.Attach(file).Entity.ContentHash = hash;
        await context.SaveChangesAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Warning, "A file of {Bytes} bytes for room {RoomId} was refused as courseware: {Fault}")]
        public static partial void Refused(ILogger logger, string roomId, long bytes, CoursewareFault fault);
    }
}
