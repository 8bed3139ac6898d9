using System.Text.Json;
using Classroom.Relay.County;
using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Courseware;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Courseware;

/// <summary>The list of each lecture room's courseware. Any thread.</summary>
internal sealed class CoursewareBook(IDbContextFactory<CountyContext> contexts, CoursewareFolder store, CoursewareNews news, TimeProvider time)
{
    /// <summary>Most files of one lecture room, uploads under way included.</summary>
    public const int MaxFiles = 200;

    /// <summary>The courseware of these rooms, newest first.</summary>
    public async Task<IReadOnlyList<CoursewareRecord>> ListAsync(IReadOnlyCollection<string> roomIds)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await RecordsAsync(context, context.CoursewareFiles.Where(file => roomIds.Contains(file.RoomId)));
    }

    /// <summary>One piece with its pages, or null.</summary>
    public async Task<CoursewareDocument?> ReadAsync(string documentId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await RecordsAsync(context, context.CoursewareFiles.Where(file => file.Id == documentId)) is not [var record])
        {
            return null;
        }

        var pages = await context.CoursewareFiles.AsNoTracking().Where(file => file.Id == documentId)
            .SelectMany(file => file.Content!.Pages).OrderBy(page => page.Number).ToListAsync();
        return new CoursewareDocument(record, [.. pages.Select(ToPage)]);
    }

    /// <summary>The entry itself, or null.</summary>
    public async Task<CoursewareFile?> FindAsync(string documentId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.CoursewareFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == documentId);
    }

    /// <summary>Begins an upload; null when the room has its share.</summary>
    public async Task<CoursewareRecord?> AddAsync(string roomId, string name, long bytes, string? expectedHash)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await context.CoursewareFiles.CountAsync(other => other.RoomId == roomId) >= MaxFiles)
        {
            return null;
        }

        var file = new CoursewareFile
        {
            Id = Guid.NewGuid().ToString("N"),
            RoomId = roomId,
            Name = name,
            Bytes = bytes,
            ExpectedHash = expectedHash?.ToLowerInvariant(),
            Prepared = true,
            AddedAt = time.GetUtcNow(),
        };
        context.CoursewareFiles.Add(file);
        await context.SaveChangesAsync();
        news.Tell(roomId);
        return ToRecord(file, 0, []);
    }

    /// <summary>Changes name and whether it is fetched before the lesson.</summary>
    public async Task ChooseAsync(CoursewareFile file, CoursewareChoice choice)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.CoursewareFiles.Where(row => row.Id == file.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, choice.Name).SetProperty(row => row.Prepared, choice.Prepared));
        news.Tell(file.RoomId);
    }

    /// <summary>Takes it out of the list. Its bytes go when nothing else needs them.</summary>
    public async Task RemoveAsync(CoursewareFile file)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.CoursewareFiles.Where(row => row.Id == file.Id).ExecuteDeleteAsync();
        File.Delete(store.Upload(file.Id));
        news.Tell(file.RoomId);
    }

    private async Task<List<CoursewareRecord>> RecordsAsync(CountyContext context, IQueryable<CoursewareFile> which)
    {
        var files = await which.AsNoTracking().Include(file => file.Content).OrderByDescending(file => file.AddedAt).ThenBy(file => file.Id).ToListAsync();
        var hashes = files.Select(file => file.ContentHash).OfType<string>().Distinct().ToArray();
        var done = await context.ContentPages.Where(page => hashes.Contains(page.ContentHash))
            .GroupBy(page => page.ContentHash).Select(pages => new { pages.Key, Count = pages.Count() }).ToDictionaryAsync(pages => pages.Key, pages => pages.Count);
        var faulty = await context.ContentPages.Where(page => hashes.Contains(page.ContentHash) && page.Fault != null)
            .OrderBy(page => page.Number).Select(page => new { page.ContentHash, page.Number }).ToListAsync();
        var faultyByHash = faulty.ToLookup(page => page.ContentHash, page => page.Number);
        return [.. files.Select(file => ToRecord(file, done.GetValueOrDefault(file.ContentHash ?? string.Empty), [.. faultyByHash[file.ContentHash ?? string.Empty]]))];
    }

    private CoursewareRecord ToRecord(CoursewareFile file, int pagesDone, IReadOnlyList<int> faultyPages) => new(
        file.Id,
        file.RoomId,
        file.Name,
        file.Bytes,
        file.ContentHash is null ? store.Arrived(file.Id) : file.Bytes,
        file.Content?.State ?? CoursewareState.Uploading,
        file.Content?.Fault,
        file.Content?.PageCount ?? 0,
        pagesDone,
        faultyPages,
        file.Prepared,
        file.AddedAt);

    private static CoursewarePage ToPage(ContentPage page)
        => new(page.Number, JsonSerializer.Deserialize<IReadOnlyList<PageImage>>(page.Images, ContractJson.Options) ?? [], page.Fault);
}
