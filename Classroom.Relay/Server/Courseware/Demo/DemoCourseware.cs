using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Classroom.Relay.County;
using Classroom.Relay.County.Entities;
using Classroom.Relay.Hosting;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Courseware;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Courseware.Demo;

/// <summary>
/// Puts one piece of courseware on the shelf of the demo county's first lecture room when the shelf is empty, with its pages: a demo begins at once, whatever is installed.
/// circle.html, beside this file, is what circle.pdf was printed from, and the relay itself made the pictures of its pages.
/// </summary>
internal sealed partial class DemoCourseware(RelayOptions options, RoomDirectory rooms, IDbContextFactory<CountyContext> contexts, CoursewareFolder store, TimeProvider time) : IHostedService
{
    private const string Name = "圆的周长.pdf";
    private const string Pdf = "circle.pdf";

    /// <summary>Comes after the county was filled: hosted services start in the order in which they were added.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Demo || rooms.Rooms is not [{ Identity.RoomId: var roomId }, ..])
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.CoursewareFiles.AnyAsync(file => file.RoomId == roomId, cancellationToken))
        {
            return;
        }

        var pdf = Resource(Pdf);
        var content = new CoursewareContent { Hash = Hash(pdf), State = CoursewareState.Ready, AddedAt = time.GetUtcNow() };
        if (!await context.CoursewareContents.AnyAsync(kept => kept.Hash == content.Hash, cancellationToken))
        {
            await File.WriteAllBytesAsync(store.Content(content.Hash), pdf, cancellationToken);
            content.Pages.AddRange(Pages(content.Hash));
            content.PageCount = content.Pages.Count;
            context.CoursewareContents.Add(content);
        }

        context.CoursewareFiles.Add(new CoursewareFile
        {
            Id = Guid.NewGuid().ToString("N"),
            RoomId = roomId,
            Name = Name,
            Bytes = pdf.Length,
            ContentHash = content.Hash,
            Prepared = true,
            AddedAt = content.AddedAt,
        });
        await context.SaveChangesAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<ContentPage> Pages(string contentHash) => typeof(DemoCourseware).Assembly.GetManifestResourceNames()
        .Select(name => Picture().Match(name)).Where(match => match.Success)
        .GroupBy(match => Number(match, 1))
        .Select(page => new ContentPage
        {
            ContentHash = contentHash,
            Number = page.Key,
            Images = JsonSerializer.Serialize(page.OrderBy(match => Number(match, 2)).Select(Keep), ContractJson.Options),
        });

    private PageImage Keep(Match match)
    {
        var picture = Resource(match.Value);
        var hash = Hash(picture);
        var draft = store.Upload(hash);
        File.WriteAllBytes(draft, picture);
        store.KeepPage(draft, hash);
        return new PageImage(Number(match, 2), Number(match, 3), hash, picture.Length);
    }

    private static byte[] Resource(string name)
    {
        using var resource = typeof(DemoCourseware).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^circle/(\d+)-(\d+)x(\d+)$")]
    private static partial Regex Picture();
}
