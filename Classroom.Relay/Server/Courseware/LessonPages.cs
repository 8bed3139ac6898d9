using System.Text.Json;
using Classroom.Relay.County;
using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Courseware;
using Classroom.Shared.Contracts.Lessons.Pages;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Courseware;

/// <summary>What a lesson asks of courseware: the facts of a page that is to be shown, and that it was. Any thread.</summary>
public sealed class LessonPages(IDbContextFactory<CountyContext> contexts, TimeProvider time)
{
    /// <summary>The command with the page's facts; without, when the lecture room has no such page ready. What is to be shown is kept for good: the lesson's log names it.</summary>
    public async Task<PlacePage> PlaceAsync(string lectureRoomId, ShowPage show)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.CoursewareFiles.AsNoTracking()
            .Where(file => file.Id == show.DocumentId && file.RoomId == lectureRoomId && file.Content!.State == CoursewareState.Ready)
            .Select(file => new
            {
                file.Name,
                file.ContentHash,
                file.Content!.PageCount,
                file.Content.TaughtAt,
                Images = file.Content.Pages.Where(page => page.Number == show.Page).Select(page => page.Images).FirstOrDefault(),
            })
            .SingleOrDefaultAsync();
        if (found is not { Images: { } images })
        {
            return new PlacePage(null, null);
        }

        if (found.TaughtAt is null)
        {
            var now = time.GetUtcNow();
            await context.CoursewareContents.Where(content => content.Hash == found.ContentHash)
                .ExecuteUpdateAsync(set => set.SetProperty(content => content.TaughtAt, now));
        }

        return new PlacePage(
            new LessonDocument(show.DocumentId, found.Name, found.PageCount),
            new LessonPage(show.Page, JsonSerializer.Deserialize<IReadOnlyList<PageImage>>(images, ContractJson.Options) ?? []));
    }
}
