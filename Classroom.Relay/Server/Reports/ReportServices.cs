using System.Text;
using Classroom.Relay.Accounts;
using Classroom.Relay.County;
using Classroom.Relay.Journal;
using Classroom.Relay.Lessons.Roll;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;
using Microsoft.EntityFrameworkCore;

namespace Classroom.Relay.Reports;

/// <summary>/api/lessons: what the office reads from the logs of lessons.</summary>
public static class ReportServices
{
    private const int MostLessons = 100;

    /// <summary>Maps the list of lessons and each lesson's attendance.</summary>
    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder routes)
    {
        var lessons = routes.MapGroup("/api/lessons").RequireAuthorization(Policies.Operation);
        lessons.MapGet("", ListAsync);
        lessons.MapGet("/{lessonId}/attendance", AttendanceAsync);
        return routes;
    }

    private static async Task<IReadOnlyList<LessonSummary>> ListAsync(IDbContextFactory<CountyContext> contexts, RoomDirectory rooms, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var latest = await context.Lessons.AsNoTracking().OrderByDescending(lesson => lesson.StartedAt).Take(MostLessons).ToListAsync(cancellation);
        return [.. latest.Select(lesson => new LessonSummary(
            lesson.Id, rooms.Find(lesson.LectureRoomId)?.Identity.Name ?? lesson.LectureRoomId, lesson.StartedAt, lesson.EndedAt))];
    }

    private static async Task<IResult> AttendanceAsync(string lessonId, JournalReader journal, TimeProvider clock, CancellationToken cancellation)
    {
        var events = await journal.ReadAsync(lessonId, cancellation);
        if (events is not [{ Body: LessonStarted started }, ..])
        {
            return Problems.NotFound("There is no log of such a lesson that can be read.");
        }

        var startedAt = TimeZoneInfo.ConvertTime(started.StartedAt, clock.LocalTimeZone);
        var text = AttendanceCsv.Write(AttendanceSheet.Of(events), startedAt);
        return Results.File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", $"attendance-{lessonId}.csv");
    }
}
