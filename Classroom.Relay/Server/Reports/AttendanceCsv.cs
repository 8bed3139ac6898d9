using System.Globalization;
using Classroom.Relay.Lessons.Roll;
using Classroom.Shared.Contracts.Lessons.Roll;
using CsvHelper;
using CsvHelper.Configuration;

namespace Classroom.Relay.Reports;

/// <summary>An attendance sheet as a spreadsheet opens it: Chinese heads, clock times, no cell that could be taken for a formula.</summary>
internal static class AttendanceCsv
{
    private static readonly string[] Heads = ["类别", "教室", "座位", "姓名", "进入", "离开", "在课分钟", "点名", "网络"];

    /// <summary>The whole table. Begins with a byte order mark, without which spreadsheets take Chinese for something else.</summary>
    /// <param name="startedAt">The instant of lesson time 0, in the zone whose clock is shown.</param>
    public static string Write(IEnumerable<AttendanceRow> rows, DateTimeOffset startedAt)
    {
        var text = new StringWriter();
        text.Write('\uFEFF');
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
        Row(csv, Heads);
        foreach (var row in rows)
        {
            Row(csv, [
                Word(row.Kind), row.Room, row.Seat?.ToString(CultureInfo.InvariantCulture), row.Name, Clock(row.FromMs), Clock(row.UntilMs),
                Minutes(row), Word(row.Attendance), Word(row.Link),
            ]);
        }

        csv.Flush();
        return text.ToString();

        string? Clock(long? timeMs) => timeMs is { } ms ? startedAt.AddMilliseconds(ms).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null;
    }

    private static void Row(CsvWriter csv, IEnumerable<string?> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.NextRecord();
    }

    private static string? Minutes(AttendanceRow row) =>
        row is { FromMs: { } from, UntilMs: { } until } ? ((until - from) / 60_000.0).ToString("0.0", CultureInfo.InvariantCulture) : null;

    private static string Word(AttendanceKind kind) => kind switch
    {
        AttendanceKind.Lecturer => "主讲教室",
        AttendanceKind.Receiver => "接收教室",
        AttendanceKind.Helper => "助教",
        AttendanceKind.Director => "导播",
        AttendanceKind.Observer => "观课",
        _ => "学生",
    };

    private static string? Word(Attendance? attendance) => attendance switch
    {
        Attendance.Present => "到",
        Attendance.Late => "迟到",
        Attendance.Absent => "缺席",
        _ => null,
    };

    private static string? Word(LinkGrade? link) => link switch
    {
        LinkGrade.Good => "良好",
        LinkGrade.Fair => "一般",
        LinkGrade.Poor => "较差",
        _ => null,
    };
}
