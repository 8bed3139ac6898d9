using Classroom.Relay.Lessons.Facts;
using Classroom.Shared.Contracts.Hub;
using Classroom.Shared.Contracts.Lessons;

namespace Classroom.Relay.Lessons.Tests;

public sealed class LessonRulesTests
{
    [Fact]
    public void Open_FirstCommand_ShowsInvitedRoomsAbsent()
    {
        var state = Some.OpenLog().State;
        Assert.Equal(["a", "b", "c"], state.Rooms.Select(room => room.RoomId));
        Assert.DoesNotContain(state.Rooms, room => room.Present);
        Assert.Equal(1, state.Seq);
    }

    [Fact]
    public void AnyCommand_BeforeOpening_IsRefused() =>
        Assert.Equal(ErrorCode.NotFound, new LessonLog("l1").Append(Some.Lecturer, new EndLesson(), "1", 0).Refusal!.Code);

    [Fact]
    public void Depart_RoomWithSources_StopsThemBeforeTheRoomLeaves()
    {
        var log = Some.OpenLog();
        log.Report(new ArriveRoom("b"));
        log.Report(new AddSource(Some.Source("s1", "b")));
        log.Report(new AddSource(Some.Source("s2", "b", SourceKind.Microphone)));

        var bodies = log.Report(new DepartRoom("b")).Events.Select(e => e.Body).ToArray();

        Assert.Equal([new SourceStopped("s1"), new SourceStopped("s2"), new RoomLeft("b")], bodies);
    }

    [Fact]
    public void Arrive_Twice_AppendsOnce()
    {
        var log = Some.OpenLog();
        Assert.Single(log.Report(new ArriveRoom("b")).Events);
        Assert.Empty(log.Report(new ArriveRoom("b")).Events);
    }

    [Fact]
    public void Arrive_UninvitedRoom_IsRefused() =>
        Assert.Equal(ErrorCode.NotFound, Some.OpenLog().Report(new ArriveRoom("z")).Refusal!.Code);

    [Fact]
    public void AddSource_OfAbsentRoom_IsRefused() =>
        Assert.Equal(ErrorCode.Conflict, Some.OpenLog().Report(new AddSource(Some.Source("s1", "b"))).Refusal!.Code);

    [Fact]
    public void End_ByReceiverOrObserver_IsForbidden()
    {
        foreach (var actor in new[] { Some.Receiver, Some.Observer })
        {
            Assert.Equal(ErrorCode.Forbidden, Some.OpenLog().Append(actor, new EndLesson(), "1", 0).Refusal!.Code);
        }
    }

    [Fact]
    public void End_ByLecturerOrDirector_ClearsTheStage()
    {
        foreach (var actor in new[] { Some.Lecturer, Some.Director })
        {
            var log = Some.OpenLog();
            log.Report(new ArriveRoom("b"));
            log.Report(new AddSource(Some.Source("s1", "b")));

            Assert.Null(log.Append(actor, new EndLesson(), "1", 0).Refusal);

            Assert.True(log.State.Ended);
            Assert.Empty(log.State.Sources);
            Assert.DoesNotContain(log.State.Rooms, room => room.Present);
        }
    }

    [Fact]
    public void AnyCommand_AfterTheEnd_IsRefused()
    {
        var log = Some.OpenLog();
        log.Append(Some.Lecturer, new EndLesson(), "1", 0);

        Assert.Equal(ErrorCode.LessonEnded, log.Report(new ArriveRoom("b")).Refusal!.Code);
        Assert.Equal(ErrorCode.LessonEnded, log.Append(Some.Director, new EndLesson(), "2", 0).Refusal!.Code);
    }

    [Fact]
    public void Facts_ReportedByAnyoneButTheRelay_AreForbidden()
    {
        LessonCommand[] facts =
            [new ArriveRoom("b"), new DepartRoom("b"), new AddSource(Some.Source("s", "b")), new RemoveSource("s"), Some.Opening];
        foreach (var actor in new[] { Some.Lecturer, Some.Receiver, Some.Director, Some.Observer })
        {
            Assert.All(facts, fact => Assert.Equal(ErrorCode.Forbidden, Some.OpenLog().Append(actor, fact, "1", 0).Refusal!.Code));
        }
    }
}
