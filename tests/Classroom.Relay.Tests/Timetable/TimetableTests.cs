using System.Net;
using System.Net.Http.Json;
using Classroom.Relay.Tests.Signaling;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.County;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Rest;
using Classroom.Testing.Rooms;

namespace Classroom.Relay.Tests.Timetable;

/// <summary>The plan over REST, and what a lesson that begins takes from it.</summary>
public sealed class TimetableTests(LiveRelay relay) : IClassFixture<LiveRelay>
{
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 8, 0, 0, TimeZoneInfo.Local.GetUtcOffset(new DateTime(2026, 3, 2)));

    [Fact]
    public async Task Plan_AddedListedAndRemoved_IsTheDaysOwn()
    {
        using var director = Client(Role.Director);
        var added = await AddAsync(director, Planned("lecture-07", 0, ["receiving-03", "receiving-04"]));

        var day = await director.GetFromJsonAsync<PlannedLesson[]>("/api/timetable/2026-03-02", ContractJson.Options);
        Assert.Contains(day!, plan => plan.PlanId == added.PlanId && plan.ReceiverIds.SequenceEqual(["receiving-03", "receiving-04"]));
        Assert.Empty((await director.GetFromJsonAsync<PlannedLesson[]>("/api/timetable/2026-03-03", ContractJson.Options))!);
        Assert.Equal(HttpStatusCode.NoContent, (await director.DeleteAsync($"/api/timetable/{added.PlanId}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await director.DeleteAsync($"/api/timetable/{added.PlanId}")).StatusCode);
    }

    [Fact]
    public async Task Plan_OfARoomThatIsTaken_IsRefused_AndBackToBackIsNot()
    {
        using var director = Client(Role.Director);
        await AddAsync(director, Planned("lecture-08", 60, ["receiving-05"]));

        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(director, Planned("lecture-08", 99, []))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(director, Planned("lecture-09", 30, ["receiving-05"]))).StatusCode);
        await AddAsync(director, Planned("lecture-08", 100, ["receiving-05"]));
    }

    [Fact]
    public async Task Plan_ThatCannotBe_IsRefusedWithItsCode()
    {
        using var director = Client(Role.Director);
        var good = Planned("lecture-10", 200, []);
        Assert.Equal("noSuchLectureRoom", await CodeAsync(director, good with { LectureRoomId = "receiving-01" }));
        Assert.Equal("noSuchReceivingRoom", await CodeAsync(director, good with { ReceiverIds = ["lecture-01"] }));
        Assert.Equal("badLength", await CodeAsync(director, good with { EndsAt = good.StartsAt }));
        Assert.Equal("badText", await CodeAsync(director, good with { Title = new string('题', 33) }));
        Assert.Equal(HttpStatusCode.BadRequest, (await director.GetAsync("/api/timetable/today")).StatusCode);
    }

    [Theory]
    [InlineData(Role.Observer)]
    [InlineData(Role.Teacher)]
    public async Task Plan_ByOthers_IsForbidden(Role role)
    {
        using var client = Client(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(client, Planned("lecture-11", 0, []))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/timetable/2026-03-02")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DeleteAsync("/api/timetable/p-1")).StatusCode);
    }

    [Fact]
    public async Task Import_OfATableWithFaults_AddsNothingAndNamesEachLine()
    {
        using var director = Client(Role.Director);
        var outcome = await ImportAsync(director, """
            日期,开始,结束,主讲教室,接收教室,学科,课题
            2026-04-01,08:30,09:10,第五中学-主讲1,,数学,圆的面积
            2026-04-31,08:30,09:10,第五中学-主讲2,,,
            2026-04-01,25:00,09:10,第五中学-主讲2,,,
            2026-04-01,08:30,08:30,第五中学-主讲2,,,
            2026-04-01,08:30,09:10,第九中学-主讲1,,,
            2026-04-01,08:30,09:10,第五中学-主讲2,无此教室,,
            """);

        Assert.Equal(0, outcome.Added);
        Assert.Equal(
            [(3, PlanFault.BadDate, "2026-04-31"), (4, PlanFault.BadTime, "25:00"), (5, PlanFault.BadLength, ""), (6, PlanFault.NoSuchLectureRoom, "第九中学-主讲1"), (7, PlanFault.NoSuchReceivingRoom, "无此教室")],
            outcome.Errors.Select(error => (error.Line, error.Fault, error.Text)));
        Assert.Empty((await director.GetFromJsonAsync<PlannedLesson[]>("/api/timetable/2026-04-01", ContractJson.Options))!);
    }

    [Fact]
    public async Task Import_OfAGoodTable_AddsAllWithTheirPairings_AndTwiceIsAClash()
    {
        using var director = Client(Role.Director);
        const string Table = "日期,开始,结束,主讲教室\n2026/4/2,8:30,9:10,第五中学-主讲1\n2026/4/2,9:10,9:50,第五中学-主讲1\n";

        Assert.Equal(2, (await ImportAsync(director, Table)).Added);

        var day = await director.GetFromJsonAsync<PlannedLesson[]>("/api/timetable/2026-04-02", ContractJson.Options);
        Assert.All(day!, plan => Assert.Equal(["receiving-01", "receiving-02"], plan.ReceiverIds));
        Assert.All((await ImportAsync(director, Table)).Errors, error => Assert.Equal(PlanFault.RoomTaken, error.Fault));
        Assert.Equal(PlanFault.MissingColumn, (await ImportAsync(director, "日期,开始\n")).Errors[0].Fault);
        Assert.Equal(PlanFault.Empty, (await ImportAsync(director, "日期,开始,结束,主讲教室\n")).Errors[0].Fault);
    }

    [Fact]
    public async Task Lesson_BegunAtItsTime_InvitesWhomThePlanNames_AndTheWallKnows()
    {
        using var director = Client(Role.Director);
        await using var wall = await relay.EnterAsync(Role.Director);
        var now = relay.Clock.GetUtcNow();
        await ClearAsync(director, "receiving-11", DateOnly.FromDateTime(relay.Clock.GetLocalNow().DateTime));
        await AddAsync(director, new NewPlannedLesson("lecture-12", ["receiving-11"], "科学", "水的三态", now.AddMinutes(-5), now.AddMinutes(35)));

        // Late, and both rooms missing, as nobody has come.
        await wall.Inbox.Until(inbox => Has(inbox, "lecture-12", TroubleKind.LessonLate) && Has(inbox, "receiving-11", TroubleKind.RoomMissing)).WaitAsync(LiveRelay.Patience);
        await using var lecturer = await relay.EnterAsync("lecture-12");
        LessonClient.Value(await lecturer.Hub.StartLesson(new StartLessonRequest()).WaitAsync(LiveRelay.Patience));

        await wall.Inbox.Until(inbox => inbox.Situation!.Lessons.Any(lesson => lesson is { LectureRoomId: "lecture-12", Stage: SlotStage.Live, Title: "水的三态", Receivers: [{ RoomId: "receiving-11" }] })
            && !Has(inbox, "lecture-12", TroubleKind.LessonLate)).WaitAsync(LiveRelay.Patience);

        LessonClient.Value(await wall.Hub.Send(new CommandRequest(lecturer.Inbox.Lesson!.LessonId, "end", new EndLesson())).WaitAsync(LiveRelay.Patience));
        await wall.Inbox.Until(inbox => inbox.Situation!.Lessons.All(lesson => lesson.LectureRoomId != "lecture-12")).WaitAsync(LiveRelay.Patience);
    }

    [Fact]
    public async Task Capture_ReportedByARoom_IsOnTheWall_AndByAPersonIsForbidden()
    {
        await using var lesson = await relay.BeginAsync(2);
        await using var wall = await relay.EnterAsync(Role.Director);

        var forged = await wall.Hub.ReportCapture(new CaptureReport(CapturedPicture.Black, false)).WaitAsync(LiveRelay.Patience);
        Assert.Equal(ErrorCode.Forbidden, forged.Error!.Code);
        LessonClient.Value(await lesson.First.Hub.ReportCapture(new CaptureReport(CapturedPicture.Black, false)).WaitAsync(LiveRelay.Patience));
        await wall.Inbox.Until(inbox => Has(inbox, "receiving-03", TroubleKind.NoSignal)).WaitAsync(LiveRelay.Patience);
        for (var i = 0; i < 10; i++)
        {
            await lesson.Second.Hub.ReportCapture(new CaptureReport(null, false)).WaitAsync(LiveRelay.Patience);
        }

        Assert.Equal(ErrorCode.TooMany, (await lesson.Second.Hub.ReportCapture(new CaptureReport(null, false)).WaitAsync(LiveRelay.Patience)).Error!.Code);
    }

    private static bool Has(LessonInbox inbox, string roomId, TroubleKind kind) =>
        inbox.Situation is { } situation && situation.Troubles.Any(trouble => trouble.RoomId == roomId && trouble.Kind == kind);

    private static NewPlannedLesson Planned(string lecturer, int minute, string[] receivers) => new(lecturer, receivers, "数学", "圆的面积", Day.AddMinutes(minute), Day.AddMinutes(minute + 40));

    /// <summary>Takes the demo's own lessons of a room off the plan.</summary>
    private static async Task ClearAsync(HttpClient client, string roomId, DateOnly day)
    {
        foreach (var date in new[] { day, day.AddDays(1) })
        {
            foreach (var plan in (await client.GetFromJsonAsync<PlannedLesson[]>($"/api/timetable/{date:yyyy-MM-dd}", ContractJson.Options))!.Where(plan => plan.ReceiverIds.Contains(roomId)))
            {
                (await client.DeleteAsync($"/api/timetable/{plan.PlanId}")).EnsureSuccessStatusCode();
            }
        }
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, NewPlannedLesson plan) => client.PostAsJsonAsync("/api/timetable", plan, ContractJson.Options);

    private static async Task<PlannedLesson> AddAsync(HttpClient client, NewPlannedLesson plan) =>
        (await (await PostAsync(client, plan)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<PlannedLesson>(ContractJson.Options))!;

    private static async Task<string?> CodeAsync(HttpClient client, NewPlannedLesson plan) =>
        (await (await PostAsync(client, plan)).Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("code").GetString();

    private static async Task<PlanImportOutcome> ImportAsync(HttpClient client, string csv) =>
        (await (await client.PostAsJsonAsync("/api/timetable/import", new PlanImport(csv), ContractJson.Options)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<PlanImportOutcome>(ContractJson.Options))!;

    private HttpClient Client(Role role)
    {
        var client = new HttpClient { BaseAddress = relay.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", relay.TokenOf(role));
        return client;
    }
}
