using System.Net;
using System.Text;
using Classroom.Relay.Lessons.Roll;
using Classroom.Relay.Reports;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Roll;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Reports;

/// <summary>Attendance as the office fetches it, from the log of a real lesson.</summary>
public sealed class AttendanceTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    [Fact]
    public async Task Attendance_OfALesson_HasEveryStayAndEverySeat()
    {
        string lessonId;
        await using (var lesson = await relay.BeginAsync(1))
        {
            lessonId = lesson.State.LessonId;
            await using var helper = await LessonClient.EnterAsync(relay.Address, await RoomSignIn.HelperTokenAsync(relay.Address, "receiving-01"), relay.Peers);
            await helper.Inbox.Until(inbox => inbox.Lesson is not null).WaitAsync(LiveRelay.Patience);
            await SendAsync(helper, new SetAttendance([new SeatMark(1, "马小燕", Attendance.Present), new SeatMark(2, "=1+1", Attendance.Absent)]));
            await lesson.Second.DisposeAsync();
            await lesson.Lecturer.Inbox.Until(inbox => inbox.Lesson!.Rooms.Count(room => room.Present) == 2).WaitAsync(LiveRelay.Patience);
            await SendAsync(lesson.Lecturer, new EndLesson());
        }

        using var director = Bearer(Role.Director);
        // Read as bytes: the byte order mark is part of it.
        var text = Encoding.UTF8.GetString(await director.GetByteArrayAsync($"/api/lessons/{lessonId}/attendance"));

        Assert.StartsWith("\uFEFF类别,教室,座位,姓名,进入,离开,在课分钟,点名,网络", text, StringComparison.Ordinal);
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["主讲教室", "接收教室", "接收教室", "助教", "学生", "学生"], lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Contains("王老师", lines[4], StringComparison.Ordinal);
        Assert.Matches(@"^学生,.*,1,马小燕,,,,到,$", lines[5]);
        Assert.DoesNotContain(",=1+1", text, StringComparison.Ordinal);
        Assert.All(lines[1..5], line => Assert.Matches(@"\d\d:\d\d:\d\d,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+\.\d,", line));
    }

    [Theory]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Observer)]
    public async Task Attendance_ForAnyoneElse_IsForbidden(Role role)
    {
        using var caller = Bearer(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.GetAsync("/api/lessons")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.GetAsync("/api/lessons/l-1/attendance")).StatusCode);
    }

    [Fact]
    public async Task Attendance_OfNoLesson_IsNotFound()
    {
        using var director = Bearer(Role.Director);
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync("/api/lessons/nothing/attendance")).StatusCode);
    }

    [Fact]
    public void Write_OfAStayThatGoesOn_LeavesItsEndOpen()
    {
        var row = new AttendanceRow(AttendanceKind.Helper, "村小一", "王,老师", null, 90_000, null, null, LinkGrade.Fair);
        var text = AttendanceCsv.Write([row], new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8)));

        Assert.EndsWith("助教,村小一,,\"王,老师\",2026-11-23 10:01:30,,,,一般\r\n", text, StringComparison.Ordinal);
    }

    private static async Task SendAsync(LessonClient client, LessonCommand command) => LessonClient.Value(
        await client.Hub.Send(new CommandRequest(client.Inbox.Lesson!.LessonId, Guid.NewGuid().ToString("n"), command)).WaitAsync(LiveRelay.Patience));

    private HttpClient Bearer(Role role)
    {
        var client = new HttpClient { BaseAddress = relay.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", relay.TokenOf(role));
        return client;
    }
}
