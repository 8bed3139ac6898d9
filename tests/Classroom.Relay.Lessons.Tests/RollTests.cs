using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;
using Classroom.Shared.Contracts.Lessons.Roll;

namespace Classroom.Relay.Lessons.Tests;

public sealed class RollTests
{
    private static readonly LessonPerson Helper = new("h", "王老师", PersonPart.Helper, "b");
    private static readonly LessonPerson Watcher = new("o", "李主任", PersonPart.Observer, null);
    private static readonly LessonActor HelperElsewhere = new("i", LessonAuthority.Helper, "c");

    [Fact]
    public void SetAttendance_ByTheRoomsHelper_TakesThePlaceOfTheEarlierRoll()
    {
        var log = Some.FullLog();
        log.Do(Some.Helper, new SetAttendance([Mark(2, Attendance.Absent), Mark(1)]), 1_000);
        Assert.Empty(log.Do(Some.Helper, new SetAttendance([Mark(1), Mark(2, Attendance.Absent)]), 1_100));
        Assert.Equal(ErrorCode.TooMany, log.Append(Some.Helper, new SetAttendance([Mark(1), Mark(2)]), null, 1_999).Refusal!.Code);

        log.Do(Some.Helper, new SetAttendance([Mark(1), Mark(2, Attendance.Late)]), 60_000);

        var room = Assert.Single(log.State.Roll.Attendance);
        Assert.Equal(("b", 60_000), (room.RoomId, room.AtMs));
        Assert.Equal([Mark(1), Mark(2, Attendance.Late)], room.Seats);
    }

    [Fact]
    public void SetAttendance_ByAnyoneElse_IsForbidden()
    {
        foreach (var actor in new[] { Some.Lecturer, Some.Receiver, Some.Director, Some.Observer, LessonActor.Relay })
        {
            Assert.Equal(ErrorCode.Forbidden, Some.FullLog().Refusal(actor, new SetAttendance([Mark(1)])));
        }
    }

    [Fact]
    public void SetAttendance_ThatIsNoRoll_IsRefused()
    {
        SeatMark[][] wrong =
        [
            [],
            [Mark(0)],
            [Mark(ContractLimits.MaxSeat + 1)],
            [Mark(1), Mark(1)],
            [new SeatMark(1, new string('名', ContractLimits.MaxPupilName + 1), Attendance.Present)],
            [new SeatMark(1, "a\nb", Attendance.Present)],
        ];
        Assert.All(wrong, seats => Assert.Equal(ErrorCode.Invalid, Some.FullLog().Refusal(Some.Helper, new SetAttendance(seats))));
    }

    [Fact]
    public void Names_OfTheRoll_AreForTheTwoTeachersAndDirectors()
    {
        var log = Some.FullLog();
        log.Do(Some.Helper, new SetAttendance([Mark(1)]));

        Assert.All([Some.Lecturer, Some.Director, Some.Helper], listener => Assert.Single(Audience.View(listener, log.State).Roll.Attendance));
        Assert.All([Some.Receiver, Some.Observer, HelperElsewhere], listener => Assert.Empty(Audience.View(listener, log.State).Roll.Attendance));
    }

    [Fact]
    public void People_WhoWatch_AreKnownToDirectorsOnly()
    {
        var log = Some.FullLog();
        log.Report(new ArrivePerson(Helper));
        log.Report(new ArrivePerson(Watcher));
        Assert.Empty(log.Report(new ArrivePerson(Watcher)).Events);

        Assert.Equal([Helper, Watcher], Audience.View(Some.Director, log.State).Roll.People);
        Assert.All([Some.Lecturer, Some.Receiver, Some.Helper], listener => Assert.Equal([Helper], Audience.View(listener, log.State).Roll.People));
        Assert.All([Some.Observer, HelperElsewhere], listener => Assert.Empty(Audience.View(listener, log.State).Roll.People));

        log.Report(new DepartPerson("o"));
        Assert.Empty(log.Report(new DepartPerson("o")).Events);
        Assert.Equal([Helper], log.State.Roll.People);
    }

    [Fact]
    public void ReportLink_OfARoomOfTheLesson_KeepsTheLatest()
    {
        var log = Some.FullLog();
        var good = new LinkFigures(LinkGrade.Good, 0, 30, 600, 1800);
        log.Report(new ReportLink("b", good with { Grade = LinkGrade.Poor }), 60_000);
        log.Report(new ReportLink("b", good), 120_000);

        Assert.Equal([new RoomLink("b", good, 120_000)], log.State.Roll.Links);
        Assert.Equal(ErrorCode.NotFound, log.Report(new ReportLink("z", good)).Refusal!.Code);
        Assert.Equal(ErrorCode.Forbidden, log.Refusal(Some.Lecturer, new ReportLink("b", good)));
    }

    private static SeatMark Mark(int seat, Attendance attendance = Attendance.Present) => new(seat, $"学生{seat}", attendance);
}
