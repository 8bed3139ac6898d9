using System.Globalization;
using Classroom.Relay.Accounts;
using Classroom.Relay.County;
using Classroom.Shared.Contracts.Rest;

namespace Classroom.Relay.Timetable;

/// <summary>Registers the timetable and maps /api/timetable.</summary>
public static class TimetableServices
{
    /// <summary>Adds <see cref="PlanBook"/>; the county's database comes before.</summary>
    public static IServiceCollection AddTimetable(this IServiceCollection services) => services.AddSingleton<PlanBook>().AddHostedService<TimetableStart>();

    /// <summary>Directors and administrators plan lessons.</summary>
    public static IEndpointRouteBuilder MapTimetable(this IEndpointRouteBuilder routes)
    {
        var timetable = routes.MapGroup("/api/timetable").RequireAuthorization(Policies.Operation);
        timetable.MapGet("/rooms", (RoomDirectory rooms) => rooms.Rooms.Select(room => room.Identity));
        timetable.MapGet("/{day}", async (string day, PlanBook book, CancellationToken cancellation) =>
            DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? Results.Ok(await book.ListAsync(date, cancellation))
                : Problems.IsBadPlan(PlanFault.BadDate));
        timetable.MapPost("", AddAsync);
        timetable.MapPost("/import", ImportAsync);
        timetable.MapDelete("/{planId}", async (string planId, PlanBook book) =>
            await book.RemoveAsync(planId) ? Results.NoContent() : Problems.NotFound("课表里没有这节课。"));
        return routes;
    }

    private static async Task<IResult> AddAsync(NewPlannedLesson request, PlanBook book, RoomDirectory rooms)
    {
        if (PlanRules.CleanText(request.Subject) is not { } subject || PlanRules.CleanText(request.Title) is not { } title)
        {
            return Problems.IsBadPlan(PlanFault.BadText);
        }

        var receivers = request.ReceiverIds ?? rooms.Find(request.LectureRoomId)?.ReceiverIds ?? [];
        var (added, errors) = await book.AddAsync([new PlanDraft(0, request.LectureRoomId, receivers, subject, title, request.StartsAt, request.EndsAt)]);
        return added.Count > 0 ? Results.Ok(added[0]) : Problems.IsBadPlan(errors[0].Fault);
    }

    private static async Task<PlanImportOutcome> ImportAsync(PlanImport request, PlanBook book, RoomDirectory rooms, TimeProvider clock)
    {
        var sheet = PlanSheet.Parse(request.Csv, rooms, clock.LocalTimeZone);
        if (sheet.Errors.Count > 0)
        {
            return new PlanImportOutcome(0, sheet.Errors);
        }

        var (added, errors) = await book.AddAsync(sheet.Drafts);
        return new PlanImportOutcome(added.Count, errors);
    }
}
