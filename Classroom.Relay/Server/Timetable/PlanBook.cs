using System.Security.Cryptography;
using Classroom.Relay.County;
using Classroom.Relay.County.Entities;
using Classroom.Shared.Contracts.Rest;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Timetable;

/// <summary>
/// Which lessons are to be given. The database has them all; those of yesterday, today and tomorrow are kept at hand, because the wall asks every second. Any thread.
/// </summary>
public sealed class PlanBook(IDbContextFactory<CountyContext> contexts, RoomDirectory rooms, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _changing = new(1, 1);
    private volatile Kept _kept = new(default, []);

    /// <summary>The lessons planned from yesterday to tomorrow, in the order of their beginning, as they were read last.</summary>
    public IReadOnlyList<PlannedLesson> AtHand => _kept.Plans;

    /// <summary>The lesson that the lecture room is to give: the one under way by the plan, or about to begin; null when nothing is planned.</summary>
    public PlannedLesson? Due(string lectureRoomId, DateTimeOffset now) => Slot.PlanOf(AtHand, lectureRoomId, now);

    /// <summary>Reads what is at hand again when a new day has begun.</summary>
    public async Task TurnPageAsync(CancellationToken cancellation)
    {
        if (_kept.Day != Today)
        {
            await ReloadAsync(cancellation);
        }
    }

    /// <summary>The lessons of a day, in the order of their beginning.</summary>
    public async Task<IReadOnlyList<PlannedLesson>> ListAsync(DateOnly day, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await ReadAsync(context, Midnight(day), Midnight(day.AddDays(1)), cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _changing.Dispose();

    /// <summary>Plans lessons: all, or with any fault none.</summary>
    internal async Task<(IReadOnlyList<PlannedLesson> Added, IReadOnlyList<PlanImportError> Errors)> AddAsync(IReadOnlyList<PlanDraft> drafts)
    {
        if (drafts.Count == 0)
        {
            return ([], []);
        }

        await _changing.WaitAsync();
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            List<PlannedLesson> others = [.. await ReadAsync(context, drafts.Min(draft => draft.StartsAt).AddDays(-1), drafts.Max(draft => draft.EndsAt), CancellationToken.None)];
            var known = others.Count;
            var errors = new List<PlanImportError>();
            foreach (var draft in drafts)
            {
                if ((PlanRules.Check(draft, rooms) ?? PlanRules.Clash(draft, others, rooms)) is { } error)
                {
                    errors.Add(error);
                    continue;
                }

                others.Add(new PlannedLesson(NewId(draft), draft.LectureRoomId, [.. draft.ReceiverIds.Distinct()], draft.Subject, draft.Title, draft.StartsAt, draft.EndsAt));
            }

            if (errors.Count > 0)
            {
                return ([], errors);
            }

            PlannedLesson[] added = [.. others.Skip(known)];
            context.Plans.AddRange(added.Select(ToRecord));
            await context.SaveChangesAsync();
            await ReloadAsync(CancellationToken.None);
            return (added, []);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Takes a lesson off the plan; false when there is none of that identifier. A lesson that goes on goes on.</summary>
    internal async Task<bool> RemoveAsync(string planId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var gone = await context.Plans.Where(plan => plan.Id == planId).ExecuteDeleteAsync();
        await ReloadAsync(CancellationToken.None);
        return gone > 0;
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private async Task ReloadAsync(CancellationToken cancellation)
    {
        var today = Today;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        _kept = new Kept(today, await ReadAsync(context, Midnight(today.AddDays(-1)), Midnight(today.AddDays(2)), cancellation));
    }

    private static async Task<IReadOnlyList<PlannedLesson>> ReadAsync(CountyContext context, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var records = await context.Plans.AsNoTracking().Include(plan => plan.Receivers).Where(plan => plan.StartsAt >= from && plan.StartsAt < until).ToListAsync(cancellation);
        return
        [
            .. records.OrderBy(plan => plan.StartsAt).ThenBy(plan => plan.LectureRoomId, StringComparer.Ordinal).Select(plan => new PlannedLesson(
                plan.Id,
                plan.LectureRoomId,
                [.. plan.Receivers.Select(receiver => receiver.RoomId).Order(StringComparer.Ordinal)],
                plan.Subject,
                plan.Title,
                plan.StartsAt,
                plan.EndsAt)),
        ];
    }

    private static PlanRecord ToRecord(PlannedLesson plan)
    {
        var record = new PlanRecord { Id = plan.PlanId, LectureRoomId = plan.LectureRoomId, Subject = plan.Subject, Title = plan.Title, StartsAt = plan.StartsAt, EndsAt = plan.EndsAt };
        record.Receivers.AddRange(plan.ReceiverIds.Select(roomId => new PlanReceiver { PlanId = plan.PlanId, RoomId = roomId }));
        return record;
    }

    private string NewId(PlanDraft draft) => $"p-{TimeZoneInfo.ConvertTime(draft.StartsAt, clock.LocalTimeZone):yyyyMMdd}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))}";

    private DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, clock.LocalTimeZone.GetUtcOffset(local));
    }

    private sealed record Kept(DateOnly Day, IReadOnlyList<PlannedLesson> Plans);
}
