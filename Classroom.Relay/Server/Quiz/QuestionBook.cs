using System.Text.Json;
using Classroom.Relay.County;
using Classroom.Relay.County.Entities;
using Classroom.Relay.Lessons.Quiz;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Rest;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Quiz;

/// <summary>What lecture rooms have prepared: one list for each, kept whole. Of two who write at once the later wins.</summary>
internal sealed class QuestionBook(IDbContextFactory<CountyContext> contexts)
{
    private const int LongestCoursewareId = 64;

    /// <summary>The room's list; empty when it has none.</summary>
    public async Task<PreparedQuestions> ReadAsync(string roomId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var kept = await context.QuestionLists.AsNoTracking().SingleOrDefaultAsync(list => list.RoomId == roomId);
        return kept is null ? new PreparedQuestions([]) : JsonSerializer.Deserialize<PreparedQuestions>(kept.Body, ContractJson.Options)!;
    }

    /// <summary>Keeps a list in place of the room's present one.</summary>
    /// <returns>False when it holds what cannot be asked, or too much.</returns>
    public async Task<bool> WriteAsync(string roomId, PreparedQuestions list)
    {
        if (list.Questions is not { Count: <= ContractLimits.MaxPrepared } || !list.Questions.All(IsUsable))
        {
            return false;
        }

        var body = JsonSerializer.Serialize(list, ContractJson.Options);
        await using var context = await contexts.CreateDbContextAsync();
        if (!await ReplaceAsync(context, roomId, body))
        {
            context.QuestionLists.Add(new QuestionList { RoomId = roomId, Body = body });
            try
            {
                await context.SaveChangesAsync();
            }
            catch (DbUpdateException) when (context.QuestionLists.Any(kept => kept.RoomId == roomId))
            {
                // The room's first list came from elsewhere in this moment.
                await ReplaceAsync(context, roomId, body);
            }
        }

        return true;
    }

    private static async Task<bool> ReplaceAsync(CountyContext context, string roomId, string body)
        => await context.QuestionLists.Where(kept => kept.RoomId == roomId).ExecuteUpdateAsync(set => set.SetProperty(kept => kept.Body, body)) > 0;

    private static bool IsUsable(PreparedQuestion prepared) => prepared is { CoursewareId: null or { Length: <= LongestCoursewareId }, Page: null or >= 1 }
        && QuestionRules.IsAskable(prepared.Question)
        && (prepared.Right is null || QuestionRules.Read(prepared.Question, prepared.Right) is not null)
        && (!prepared.Cards || QuestionRules.TakesCards(prepared.Question));
}
